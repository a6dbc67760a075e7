//! What a dashboard shows of a period.

use std::{cmp::Reverse, collections::BTreeMap};

use goodword_domain::unit::Unit;
use goodword_store::{ChannelSums, GivenSum, Reader};
use serde_json::Value;
use uuid::Uuid;

use super::{
    AdvocateFigures, Asked, ChannelFigures, Counts, DayFigures, Figures, Given, Period, Step,
    days::{of_period, zone},
    period::day_of,
};
use crate::{
    App, Caller, Error, Scope,
    customer::CustomerView,
    ledger::{Currencies, known_program},
};

/// How many advocates are told.
const ADVOCATES: u64 = 10;

/// The figures of the period that is asked for, by default the last 30 days, all as of
/// one moment.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's;
/// [`Error::Malformed`] when the first day lies after the last, or there are too many.
pub async fn read(app: &App, caller: &Caller, asked: Asked) -> Result<Figures, Error> {
    caller.may(Scope::Read)?;
    let snapshot = app.store().snapshot().await?;
    let reader = snapshot.reader();
    let (organization, program) = (caller.organization, asked.program);
    known_program(reader, organization, program).await?;
    let zone = zone(reader, organization).await?;
    let period = Period::of(asked.from, asked.to, app.now().day(&zone))?;
    let both = Period {
        first: period.before().first,
        last: period.last,
    };
    let mut earlier = of_period(reader, organization, both, program).await?;
    let days = earlier.split_off(earlier.len() / 2);
    let totals = sum(&days);
    let figures = reader.figures();
    let span = period.span(program);
    let channels = figures.channels(organization, span).await?;
    let given = figures.given(organization, span).await?;
    let given_before = period.before().span(program);
    let given_before = figures.given(organization, given_before).await?;
    Ok(Figures {
        from: day_of(period.first)?,
        to: day_of(period.last)?,
        time_zone: zone.name().to_owned(),
        totals,
        before: sum(&earlier),
        funnel: funnel(totals.clicks, &channels),
        given: amounts(reader, organization, given, given_before).await?,
        channels: by_channel(channels),
        advocates: advocates(reader, caller, period, program).await?,
        days,
    })
}

fn sum(days: &[DayFigures]) -> Counts {
    let counts = days.iter().map(|day| day.counts);
    counts.fold(Counts::default(), Counts::plus)
}

/// How far those came who were introduced in the period, wherever they stand now.
fn funnel(clicks: i64, channels: &[ChannelSums]) -> Vec<Step> {
    let all = |count: fn(&ChannelSums) -> i64| channels.iter().map(count).sum();
    let steps = [
        ("clicked", clicks),
        ("introduced", all(|channel| channel.introduced)),
        ("qualified", all(|channel| channel.qualified)),
        ("converted", all(|channel| channel.converted)),
    ];
    let step = |(step, count)| Step { step, count };
    steps.into_iter().map(step).collect()
}

fn by_channel(sums: Vec<ChannelSums>) -> Vec<ChannelFigures> {
    let mut channels: Vec<ChannelFigures> = sums
        .into_iter()
        .filter(|sums| sums.introduced != 0)
        .map(|sums| ChannelFigures {
            channel: sums.channel,
            introduced: sums.introduced,
            qualified: sums.qualified,
            converted: sums.converted,
        })
        .collect();
    channels.sort_by_key(|channel| (Reverse(channel.introduced), Reverse(channel.converted)));
    channels
}

/// What was given in each unit. A unit may have more decimals in one program than in
/// another (a voucher has those of its program's currency): the most of them count.
pub(super) async fn amounts(
    reader: Reader<'_>,
    organization: Uuid,
    now: Vec<GivenSum>,
    before: Vec<GivenSum>,
) -> Result<Vec<Given>, Error> {
    let programs = now.iter().chain(&before).map(|sum| sum.program_id);
    let currencies = Currencies::load(reader, organization, programs).await?;
    let mut units: BTreeMap<String, [BTreeMap<u8, i64>; 2]> = BTreeMap::new();
    for (part, sums) in [now, before].into_iter().enumerate() {
        for sum in sums {
            let unit = Unit::parse(&sum.unit).map_err(Error::inconsistent)?;
            let decimals = currencies.decimals(sum.program_id, &unit)?;
            let parts = units.entry(sum.unit).or_default();
            if let Some(part) = parts.get_mut(part) {
                let amount = part.entry(decimals).or_default();
                *amount = amount.saturating_add(sum.amount);
            }
        }
    }
    let mut given = Vec::new();
    for (unit, [now, before]) in units {
        let decimals = now.keys().chain(before.keys()).max().copied().unwrap_or(0);
        let (amount, before) = (whole(&now, decimals), whole(&before, decimals));
        if amount != 0 || before != 0 {
            given.push(Given {
                unit,
                amount: goodword_domain::unit::write_amount(amount, decimals),
                before: goodword_domain::unit::write_amount(before, decimals),
            });
        }
    }
    Ok(given)
}

/// Amounts of several decimals as one of so many.
fn whole(parts: &BTreeMap<u8, i64>, decimals: u8) -> i64 {
    let scaled = parts.iter().map(|(own, amount)| {
        let missing = u32::from(decimals.saturating_sub(*own));
        amount.saturating_mul(10_i64.saturating_pow(missing))
    });
    scaled.fold(0, i64::saturating_add)
}

async fn advocates(
    reader: Reader<'_>,
    caller: &Caller,
    period: Period,
    program: Option<Uuid>,
) -> Result<Vec<AdvocateFigures>, Error> {
    let organization = caller.organization;
    let sums = reader.figures();
    let span = period.span(program);
    let sums = sums.advocates(organization, span, ADVOCATES).await?;
    let names: Vec<String> = sums.iter().map(|sums| sums.advocate.clone()).collect();
    let mut display_names = BTreeMap::new();
    for row in reader.customers().load(organization, &names).await? {
        let view = CustomerView::of(row, caller)?;
        let name = view.attributes.get("display_name").and_then(Value::as_str);
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        display_names.extend(name.map(|name| (view.customer.clone(), name.to_owned())));
    }
    let figures = sums.into_iter().map(|sums| AdvocateFigures {
        display_name: display_names.remove(&sums.advocate),
        customer: sums.advocate,
        introduced: sums.introduced,
        converted: sums.converted,
    });
    Ok(figures.collect())
}
