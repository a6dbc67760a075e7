//! Referral cards (practice P09): who may hand them out, who may use them, and
//! what a use takes off an order.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{
    fact::Fact,
    order::Order,
    unit,
    world::{Card, Fate, Journal, Pair, Use, World},
};
use crate::preset::Preset;

/// How many cards one purchase entitles an advocate to.
const CARDS: usize = 4;

impl World<'_> {
    /// The advocate's first paid order that stands.
    pub(crate) fn purchase(self, advocate: &str) -> Result<Option<Order>> {
        let mut orders = self.orders_of(advocate)?;
        orders.retain(|order| order.currency == "CNY" && self.paid(order).is_some());
        Ok(orders.into_iter().min_by_key(|order| self.paid(order)))
    }

    /// The use was accepted, and its order, if it names one, still stands.
    pub(crate) fn use_stands(self, used: &Use) -> bool {
        let fallen = |order| self.journal.removed.contains_key(order);
        used.refused.is_none() && !used.order.as_ref().is_some_and(fallen)
    }

    /// The order that a use is for: the one it names, or the user's next first order.
    pub(crate) fn order_of_use(self, used: &Use) -> Result<Option<Order>> {
        let mut orders = self.orders_of(&used.user)?;
        match &used.order {
            Some(named) => orders.retain(|order| order.id == *named),
            None => orders.retain(|order| order.placed > used.at),
        }
        Ok(orders.into_iter().next())
    }
}

/// What a card takes off an order now: 10 % of its price, for as long as the order
/// stands and the pair was not voided by fraud.
pub(crate) fn discount(world: World<'_>, order: &Order) -> Result<i128> {
    if order.currency != "CNY" || !world.stands(order) {
        return Ok(0);
    }
    for used in world
        .journal
        .uses
        .iter()
        .filter(|used| used.user == order.customer)
    {
        let holder = &world.journal.cards[&used.card].holder;
        if used.refused.is_some() || world.is_fraud(holder, &used.user) {
            continue;
        }
        let taken_by = match &used.order {
            Some(named) => *named == order.id,
            None => world
                .order_of_use(used)?
                .is_some_and(|taker| taker.id == order.id),
        };
        if taken_by {
            return Ok(unit::share(order.amount, 10, 100));
        }
    }
    Ok(0)
}

/// Judges the last of the facts if it issues an instrument.
pub(crate) fn issue(preset: Preset, facts: &[Fact], journal: &mut Journal) -> Result<()> {
    let now = facts.len() - 1;
    let fact = &facts[now];
    let world = World {
        preset,
        facts,
        journal,
    };
    let name = fact.text("instrument");
    let mut earlier = facts[..now]
        .iter()
        .filter(|fact| fact.is("instrument.issued"));
    if !fact.is("instrument.issued") || earlier.any(|fact| fact.text("instrument") == name) {
        return Ok(());
    }
    let holder = fact.text("holder");
    let bought = fact.optional("price").is_some();
    let bound = journal
        .cards
        .values()
        .filter(|card| card.bound && card.holder == holder)
        .count();
    let entitled =
        fact.text("kind") == "card" && bound < CARDS && world.purchase(holder)?.is_some();
    if !bought && !entitled {
        journal.fates.insert(now, Fate::Refused("not_entitled"));
        return Ok(());
    }
    let card = Card {
        holder: holder.to_owned(),
        bound: !bought,
    };
    journal.cards.insert(name.to_owned(), card);
    Ok(())
}

/// A use of a card as an event states it.
struct Claim {
    fact: usize,
    card: String,
    user: String,
    order: Option<String>,
    uses: u64,
}

fn claims(world: World<'_>) -> Result<Vec<Claim>> {
    let mut claims = Vec::new();
    for order in world.orders()? {
        let Some(card) = order.instrument else {
            continue;
        };
        let (fact, user, order) = (order.placed, order.customer, Some(order.id));
        claims.push(Claim {
            fact,
            card,
            user,
            order,
            uses: 1,
        });
    }
    for (fact, event) in world.of_kind("instrument.redeemed") {
        claims.push(Claim {
            fact,
            card: event.text("instrument").to_owned(),
            user: event.text("by").to_owned(),
            order: event.optional("order").map(str::to_owned),
            uses: event
                .data
                .get("uses")
                .and_then(serde_json::Value::as_u64)
                .unwrap_or(1),
        });
    }
    claims.sort_by_key(|claim| claim.fact);
    Ok(claims)
}

/// Judges every use that waited for nothing more than the last of the facts.
pub(crate) fn judge(preset: Preset, facts: &[Fact], journal: &mut Journal) -> Result<()> {
    for claim in claims(World {
        preset,
        facts,
        journal,
    })? {
        let world = World {
            preset,
            facts,
            journal,
        };
        if !can_be_judged(world, &claim)? {
            continue;
        }
        let refused = refusal(world, &claim)?;
        let holder = world.journal.cards[&claim.card].holder.clone();
        if facts[claim.fact].is("instrument.redeemed") {
            journal
                .fates
                .insert(claim.fact, refused.map_or(Fate::Applied, Fate::Refused));
        }
        if claim.user != holder {
            introduce(journal, &holder, &claim.user, facts.len() - 1, refused);
        }
        let Claim {
            fact,
            card,
            user,
            order,
            ..
        } = claim;
        journal.uses.push(Use {
            card,
            user,
            order,
            fact,
            at: facts.len() - 1,
            refused,
        });
    }
    Ok(())
}

impl World<'_> {
    /// The order that itself names the card which this event redeems with it: the
    /// two are one use.
    pub(crate) fn order_that_uses(self, redeemed: &Fact) -> Result<Option<Order>> {
        let mut orders = self.orders()?;
        orders.retain(|order| {
            redeemed.optional("order") == Some(order.id.as_str())
                && order.instrument.as_deref() == Some(redeemed.text("instrument"))
        });
        Ok(orders.pop())
    }
}

fn can_be_judged(world: World<'_>, claim: &Claim) -> Result<bool> {
    let judged = world
        .journal
        .uses
        .iter()
        .any(|used| used.fact == claim.fact);
    if judged || !world.journal.cards.contains_key(&claim.card) {
        return Ok(false);
    }
    let event = &world.facts[claim.fact];
    if event.is("instrument.redeemed") && world.order_that_uses(event)?.is_some() {
        return Ok(false);
    }
    let Some(named) = &claim.order else {
        return Ok(true);
    };
    Ok(world
        .orders()?
        .iter()
        .any(|order| order.id == *named && world.stands(order)))
}

fn refusal(world: World<'_>, claim: &Claim) -> Result<Option<&'static str>> {
    let moment = world.time_of(world.facts.len() - 1);
    let card = &world.journal.cards[&claim.card];
    let (holder, user, named) = (&card.holder, &claim.user, claim.order.as_deref());
    let stands = world
        .pair(holder, user)
        .is_some_and(|pair| pair.refused.is_none());
    let orders = world.orders_of(user)?;
    let mut others = orders
        .iter()
        .filter(|order| Some(order.id.as_str()) != named);
    let mut uses = world
        .journal
        .uses
        .iter()
        .filter(|used| world.use_stands(used));
    let has_used = uses.clone().any(|used| used.user == *user);
    let not_new = others.next().is_some()
        || has_used
        || (!stands && world.was_here_before(user, moment, named)?);
    let order = world
        .orders()?
        .into_iter()
        .find(|order| Some(order.id.as_str()) == named);
    Ok(if holder == user {
        Some("self_referral")
    } else if not_new {
        Some("not_new")
    } else if world.is_taken(holder, user) {
        Some("already_referred")
    } else if order.is_some_and(|order| order.currency != "CNY") {
        Some("wrong_currency")
    } else if claim.uses > 1 || uses.any(|used| used.card == claim.card) {
        Some("used_up")
    } else if !card.bound {
        Some("not_entitled")
    } else if world.is_fraud(holder, user) {
        Some("fraud")
    } else {
        None
    })
}

/// A use introduces its user, unless the pair stands already; a refused one leaves
/// the pair as it is, or refused where there was none.
fn introduce(
    journal: &mut Journal,
    advocate: &str,
    friend: &str,
    at: usize,
    refused: Option<&'static str>,
) {
    let mut pairs = journal.pairs.iter_mut();
    match pairs.find(|pair| pair.advocate == advocate && pair.friend == friend) {
        Some(pair) if pair.refused.is_some() && refused.is_none() => {
            (pair.at, pair.refused) = (at, None);
        }
        Some(_) => {}
        None => {
            let (advocate, friend) = (advocate.to_owned(), friend.to_owned());
            journal.pairs.push(Pair {
                advocate,
                friend,
                at,
                refused,
                said: BTreeSet::new(),
            });
        }
    }
}
