//! What an advocate sees on their own page.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    fold::{Advocating, Checkpoint, CustomerFold, Outlook, Person, PurchaseOrder, outlooks},
    moment::Moment,
    program::{Gives, Program},
    unit::Unit,
};
use goodword_store::{
    AccountKey, Paging, Reader, Referral, ReferralFilter, Reward, RewardFilter, ScopeKey,
};
use uuid::Uuid;

use super::{
    Earned, FriendView,
    friend::{initials, refusals, view},
};
use crate::{
    App, Error, ReferralState,
    click::{ProgramLanding, landing_of},
    decision::{Stored, available, scope_kind},
};

/// Most friends and rewards that are shown, the latest first.
const SHOWN: u64 = 50;
/// Up to so many friends it is looked up for each what brought nothing because of
/// what the others did before.
const FEW: i64 = 500;

/// What the page of an advocate is about, without what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What stands behind the advocate's link.
    pub landing: ProgramLanding,
    /// The program.
    pub program: Program,
    /// The language in which the person signed up, where that is on file.
    pub language: Option<String>,
}

/// What an advocate sees on their own page.
#[derive(Clone, Debug, PartialEq)]
pub struct SharePageView {
    /// What it is about.
    pub shown: Shown,
    /// How many friends are in each state.
    pub counts: BTreeMap<ReferralState, i64>,
    /// The friends, the latest first, at most fifty.
    pub friends: Vec<FriendView>,
    /// The rewards, the latest first, at most fifty.
    pub rewards: Vec<Earned>,
    /// What is there to be used, by unit, in minor units.
    pub balances: BTreeMap<Unit, i64>,
    /// The moment as of which this is.
    pub at: Moment,
    checkpoint: Checkpoint,
    purchase: Option<PurchaseOrder>,
    person: Person,
}

impl SharePageView {
    /// What lies before the advocate, by the policy that new friends follow.
    #[must_use]
    pub fn outlooks(&self) -> Vec<Outlook<'_>> {
        let advocating = Advocating {
            checkpoint: &self.checkpoint,
            purchase: self.purchase.as_ref(),
            person: &self.person,
            now: self.at,
        };
        let version = self.shown.program.version_at(self.at);
        outlooks(&version.definition, &advocating)
    }
}

/// What the page behind a secret is about; none when no page has it.
///
/// # Errors
/// [`Error::Unavailable`]; [`Error::Inconsistent`] when the program that is stored
/// no longer reads.
pub async fn peek(app: &App, secret: &str) -> Result<Option<Shown>, Error> {
    let reader = app.store().reader();
    let Some(page) = reader.share_pages().by_secret(secret).await? else {
        return Ok(None);
    };
    let names = [page.customer];
    let advocates = reader
        .advocates()
        .by_customers(page.organization_id, page.program_id, &names)
        .await?;
    let Some(advocate) = advocates.into_iter().next() else {
        return Ok(None);
    };
    let [customer] = names;
    let (landing, program) = landing_of(app, advocate).await?;
    let row = reader
        .customers()
        .get(landing.organization, &customer)
        .await?;
    let attributes: Option<serde_json::Value> = row
        .map(|row| serde_json::from_str(&row.attributes))
        .transpose()?;
    let language = attributes
        .as_ref()
        .and_then(|on_file| on_file.get("language")?.as_str());
    Ok(Some(Shown {
        language: language.map(str::to_owned),
        landing,
        program,
    }))
}

/// The page behind a secret; none when no page has it.
///
/// # Errors
/// As [`peek`].
pub async fn open(app: &App, secret: &str) -> Result<Option<SharePageView>, Error> {
    let Some(shown) = peek(app, secret).await? else {
        return Ok(None);
    };
    let at = app.now();
    let reader = app.store().reader();
    let desk = Desk {
        reader,
        organization: shown.landing.organization,
        program: shown.landing.program_id,
        advocate: shown.landing.advocate.clone(),
    };
    let counts = desk.counts().await?;
    let referrals = desk.referrals().await?;
    let rewards = desk.rewards().await?;
    let mut people: BTreeSet<String> = referrals.iter().map(|row| row.friend.clone()).collect();
    people.extend(rewards.iter().filter_map(|row| row.friend.clone()));
    let people: Vec<String> = people.into_iter().collect();
    let initials = initials(reader, desk.organization, &people).await?;
    let is_few = counts.values().sum::<i64>() <= FEW;
    let joint = is_few.then_some(desk.advocate.as_str());
    let refused = refusals(reader, (desk.organization, desk.program), joint, &people).await?;
    let friends = referrals.iter().map(|row| view(row, &initials, &refused));
    let friends = friends.collect::<Result<_, _>>()?;
    let rewards = rewards
        .into_iter()
        .map(|row| Earned::of(row, &initials, at));
    let rewards = rewards.collect::<Result<Vec<_>, _>>()?;
    let balances = desk.balances(&shown.program, &rewards).await?;
    let own: CustomerFold = desk.scope(scope_kind::CUSTOMER).await?;
    let checkpoint = desk.scope(scope_kind::ADVOCATE).await?;
    let purchase = own.purchases.last();
    Ok(Some(SharePageView {
        counts,
        friends,
        rewards,
        balances,
        at,
        checkpoint,
        purchase: purchase.and_then(|purchase| purchase.order.clone()),
        person: own.person.at(at).cloned().unwrap_or_default(),
        shown,
    }))
}

/// What is read for one advocate.
struct Desk<'a> {
    reader: Reader<'a>,
    organization: Uuid,
    program: Uuid,
    advocate: String,
}

impl Desk<'_> {
    async fn counts(&self) -> Result<BTreeMap<ReferralState, i64>, Error> {
        let rows = self
            .reader
            .referrals()
            .counts_of_advocate(self.organization, self.program, &self.advocate)
            .await?;
        let known = rows
            .into_iter()
            .filter_map(|(state, n)| Some((ReferralState::of_number(state)?, n)));
        Ok(known.collect())
    }

    async fn referrals(&self) -> Result<Vec<Referral>, Error> {
        let filter = ReferralFilter {
            program_id: Some(self.program),
            advocate: Some(self.advocate.clone()),
            ..ReferralFilter::default()
        };
        let latest = Paging::latest(SHOWN);
        let referrals = self.reader.referrals();
        Ok(referrals
            .list(self.organization, &filter, &latest)
            .await?
            .rows)
    }

    async fn rewards(&self) -> Result<Vec<Reward>, Error> {
        let filter = RewardFilter {
            program_id: Some(self.program),
            beneficiary: Some(self.advocate.clone()),
            ..RewardFilter::default()
        };
        let latest = Paging::latest(SHOWN);
        let rewards = self.reader.rewards();
        Ok(rewards
            .list(self.organization, &filter, &latest)
            .await?
            .rows)
    }

    /// What the advocate has, of every unit that the program gives or gave.
    async fn balances(
        &self,
        program: &Program,
        rewards: &[Earned],
    ) -> Result<BTreeMap<Unit, i64>, Error> {
        let mut units = units_of(program);
        units.extend(rewards.iter().flat_map(|row| row.given.keys().cloned()));
        let key = |unit: &Unit| AccountKey {
            program_id: self.program,
            name: available(&self.advocate),
            unit: unit.to_string(),
        };
        let keys: Vec<AccountKey> = units.iter().map(key).collect();
        let rows = self
            .reader
            .accounts()
            .load(self.organization, &keys)
            .await?;
        let mut balances = BTreeMap::new();
        for row in rows.into_iter().filter(|row| row.balance != 0) {
            let unit = Unit::parse(&row.unit).map_err(Error::inconsistent)?;
            balances.insert(unit, row.balance);
        }
        Ok(balances)
    }

    /// The advocate's own fold of a kind, or what it is where nothing happened.
    async fn scope<Fold>(&self, kind: i16) -> Result<Fold, Error>
    where
        Fold: Default + serde::de::DeserializeOwned,
    {
        let key = ScopeKey {
            program_id: self.program,
            kind,
            name: self.advocate.clone(),
        };
        let rows = self.reader.scopes().load(self.organization, &[key]).await?;
        let Some(row) = rows.into_iter().next() else {
            return Ok(Fold::default());
        };
        let stored: Stored<Fold> = serde_json::from_str(&row.body)?;
        Ok(stored.fold)
    }
}

/// Every unit that a program gives, in any version.
fn units_of(program: &Program) -> BTreeSet<Unit> {
    let mut units = BTreeSet::new();
    let versions = program.versions().iter();
    for rule in versions.flat_map(|version| &version.definition.rules) {
        match &rule.gives {
            Gives::Fixed { grant, .. } => {
                units.insert(grant.unit.clone());
            }
            Gives::Bands(bands) => units.extend(bands.iter().map(|band| band.grant.unit.clone())),
            Gives::Steps(steps) => {
                let grants = steps
                    .iter()
                    .flat_map(|step| std::iter::once(&step.grant).chain(&step.club));
                units.extend(grants.map(|grant| grant.unit.clone()));
            }
            Gives::Percent { .. } | Gives::PurchaseShare { .. } => {
                units.insert(program.currency().clone());
            }
            Gives::Instruments { .. } => {}
        }
    }
    units
}
