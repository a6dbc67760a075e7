//! How each event stands at the end.

use anyhow::Result;

use super::{
    fact::Fact,
    owed::Row,
    world::{Fate, World},
};

/// Things that an id names once and for all, with the field that holds the id.
const THINGS: [(&str, &str); 3] = [
    ("order.placed", "order"),
    ("group.opened", "group"),
    ("instrument.issued", "instrument"),
];

/// What can happen to an order once.
const ONCE: [&str; 4] = [
    "order.invoiced",
    "order.delivered",
    "order.filed",
    "order.cancelled",
];

/// How the fact at `place` stands now.
pub(crate) fn of(world: World<'_>, place: usize) -> Result<Fate> {
    let fact = &world.facts[place];
    let before = world.facts[..place]
        .iter()
        .filter(|earlier| earlier.kind == fact.kind);
    let same = |fields: &[&str]| {
        before.clone().find(|earlier| {
            fields
                .iter()
                .all(|field| earlier.optional(field) == fact.optional(field))
        })
    };
    let kind = fact.kind.as_str();
    if let Some((_, id)) = THINGS.iter().find(|(thing, _)| *thing == kind)
        && let Some(first) = same(&[id])
    {
        let again = first.data == fact.data;
        return Ok(if again {
            Fate::WithoutEffect
        } else {
            Fate::Refused("already_known")
        });
    }
    if let Some(fate) = world.journal.fates.get(&place) {
        return Ok(fate.clone());
    }
    let idle = !fact.is_known()
        || (ONCE.contains(&kind) && same(&["order"]).is_some())
        || (kind == "like.received" && same(&["advocate", "by"]).is_some())
        || (kind == "customer.added" && world.adds_nothing(place) && !signs_up(world, place));
    if idle {
        return Ok(Fate::WithoutEffect);
    }
    if kind == "instrument.redeemed"
        && let Some(order) = world.order_that_uses(fact)?
        && let Some(reason) = refused_use(world, order.placed)
    {
        return Ok(Fate::Refused(reason));
    }
    Ok(Fate::Applied)
}

/// Somebody's introduction that stood then; that it was made up may turn out later.
fn signs_up(world: World<'_>, added: usize) -> bool {
    let mut pairs = world.journal.pairs.iter();
    pairs.any(|pair| pair.refused.is_none() && world.sign_up(pair) == Some(added))
}

fn refused_use(world: World<'_>, fact: usize) -> Option<&'static str> {
    let mut uses = world.journal.uses.iter();
    uses.find(|used| used.fact == fact)
        .and_then(|used| used.refused)
}

/// The rows of cards that orders named in vain, for as long as the orders stand.
pub(crate) fn refused_card_orders(world: World<'_>) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for order in world.orders()?.iter().filter(|order| world.stands(order)) {
        if let Some(reason) = refused_use(world, order.placed) {
            rows.push(Row {
                fact: order.placed,
                friend: order.customer.clone(),
                reason,
            });
        }
    }
    Ok(rows)
}

/// Whom a refusal of this event concerns.
pub(crate) fn concerned(fact: &Fact) -> &str {
    let field = match fact.kind.as_str() {
        "referral.introduced" => "friend",
        "group.opened" => "initiator",
        "instrument.issued" => "holder",
        "instrument.redeemed" => "by",
        _ => "customer",
    };
    fact.text(field)
}
