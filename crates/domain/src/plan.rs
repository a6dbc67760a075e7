//! Planning calculators (practices F5 to F7): what word of mouth, the silent
//! majority and steady recommendation come to. Whole people only: parts of a
//! number of people are rounded down, and the others are the rest.

/// A share or rate, exact: so many parts of a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    parts: u64,
    whole: u64,
}

impl Share {
    /// Reads a decimal like 0.65, with at most nine decimals.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (ones, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(ones) || !digits(decimals) {
            return Err(format!("'{text}' is not a decimal like 0.65"));
        }
        let whole = u32::try_from(decimals.len())
            .ok()
            .filter(|length| *length <= 9);
        let whole = whole.and_then(|length| 10_u64.checked_pow(length));
        let whole = whole.ok_or_else(|| format!("'{text}' has more than nine decimals"))?;
        let parts = format!("{ones}{decimals}").parse();
        let parts = parts.map_err(|_| format!("'{text}' is too large a share"))?;
        Ok(Self { parts, whole })
    }

    /// Reads a share of a whole, from 0 to 1.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse_of_one(text: &str) -> Result<Self, String> {
        let share = Self::parse(text)?;
        if share.parts > share.whole {
            return Err(format!(
                "'{text}' is more than all of them; write a share from 0 to 1"
            ));
        }
        Ok(share)
    }

    /// This share of a number of people, rounded down. None beyond 64 bits.
    fn of(self, people: u64) -> Option<u64> {
        let product = u128::from(people).checked_mul(u128::from(self.parts))?;
        u64::try_from(product.checked_div(u128::from(self.whole))?).ok()
    }
}

/// Why a calculation has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the result is beyond 18 quintillion people: take fewer customers, periods or tellings")]
pub struct TooMany;

/// What people tell others (practice F5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buzz {
    /// Satisfied customers.
    pub satisfied: u64,
    /// The others.
    pub unsatisfied: u64,
    /// Good recommendations.
    pub good: u64,
    /// Bad ones.
    pub bad: u64,
    /// The share of bad ones among all, in ten-thousandths, half away from zero.
    pub bad_share: u64,
}

impl Buzz {
    /// What `customers` tell, when a satisfied one tells `tell_good` others and
    /// an unsatisfied one `tell_bad`.
    ///
    /// # Errors
    /// [`TooMany`] beyond 64 bits.
    pub fn of(
        customers: u64,
        satisfied: Share,
        tell_good: u64,
        tell_bad: u64,
    ) -> Result<Self, TooMany> {
        let satisfied = satisfied.of(customers).ok_or(TooMany)?;
        let unsatisfied = customers.checked_sub(satisfied).ok_or(TooMany)?;
        let good = satisfied.checked_mul(tell_good).ok_or(TooMany)?;
        let bad = unsatisfied.checked_mul(tell_bad).ok_or(TooMany)?;
        let bad_share = ten_thousandths(bad, good).ok_or(TooMany)?;
        Ok(Self {
            satisfied,
            unsatisfied,
            good,
            bad,
            bad_share,
        })
    }

    /// The line that is printed.
    #[must_use]
    pub fn to_line(&self) -> String {
        let Self {
            satisfied,
            unsatisfied,
            good,
            bad,
            bad_share,
        } = self;
        let (whole, part) = (bad_share / 10_000, bad_share % 10_000);
        format!(
            "{{\"satisfied\":{satisfied},\"unsatisfied\":{unsatisfied},\"good\":{good},\
             \"bad\":{bad},\"bad_share\":{whole}.{part:04}}}\n"
        )
    }
}

/// `part` of `part + rest` in ten-thousandths, half away from zero; of nothing
/// at all it is 0.
fn ten_thousandths(part: u64, rest: u64) -> Option<u64> {
    let all = u128::from(part).checked_add(u128::from(rest))?;
    if all == 0 {
        return Some(0);
    }
    let doubled = u128::from(part).checked_mul(20_000)?.checked_add(all)?;
    u64::try_from(doubled.checked_div(all.checked_mul(2)?)?).ok()
}

/// Satisfied people who say nothing yet (practice F6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silent {
    /// Satisfied customers.
    pub satisfied: u64,
    /// Those of them who are silent: people to wake.
    pub silent: u64,
}

impl Silent {
    /// How many of `customers` are satisfied, and how many of those are silent.
    ///
    /// # Errors
    /// [`TooMany`] beyond 64 bits.
    pub fn of(customers: u64, satisfied: Share, silent: Share) -> Result<Self, TooMany> {
        let satisfied = satisfied.of(customers).ok_or(TooMany)?;
        Ok(Self {
            satisfied,
            silent: silent.of(satisfied).ok_or(TooMany)?,
        })
    }

    /// The line that is printed.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!(
            "{{\"satisfied\":{},\"silent\":{}}}\n",
            self.satisfied, self.silent
        )
    }
}

/// One period of a growth forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Customers who came in it.
    pub new: u64,
    /// Customers at its end.
    pub customers: u64,
}

/// A growth forecast (practice F7): of all customers there are, a share brings
/// one each, period after period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The periods, first to last.
    pub periods: Vec<Period>,
}

impl Growth {
    /// Most periods of a forecast.
    pub const MOST_PERIODS: u32 = 1_000;

    /// Forecasts `periods` periods, at most [`Self::MOST_PERIODS`].
    ///
    /// # Errors
    /// [`TooMany`] beyond 64 bits.
    pub fn of(customers: u64, rate: Share, periods: u32) -> Result<Self, TooMany> {
        let mut customers = customers;
        let mut forecast = Vec::new();
        for _ in 0..periods.min(Self::MOST_PERIODS) {
            let new = rate.of(customers).ok_or(TooMany)?;
            customers = customers.checked_add(new).ok_or(TooMany)?;
            forecast.push(Period { new, customers });
        }
        Ok(Self { periods: forecast })
    }

    /// The line that is printed.
    #[must_use]
    pub fn to_line(&self) -> String {
        let period = |period: &Period| {
            format!(
                "{{\"new\":{},\"customers\":{}}}",
                period.new, period.customers
            )
        };
        let periods: Vec<String> = self.periods.iter().map(period).collect();
        format!("{{\"periods\":[{}]}}\n", periods.join(","))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn share(text: &str) -> Share {
        Share::parse_of_one(text).unwrap()
    }

    #[test]
    fn buzz_at_the_low_and_the_high_ends() {
        let low = Buzz::of(10_000, share("0.65"), 5, 10).unwrap();
        assert_eq!(
            low.to_line(),
            "{\"satisfied\":6500,\"unsatisfied\":3500,\"good\":32500,\"bad\":35000,\
             \"bad_share\":0.5185}\n"
        );
        let high = Buzz::of(10_000, share("0.65"), 8, 16).unwrap();
        assert_eq!(
            (high.good, high.bad, high.bad_share),
            (52_000, 56_000, 5185)
        );
    }

    #[test]
    fn a_share_has_four_decimals_and_rounds_half_away() {
        let cases = [
            (0, 0, 0),
            (1, 1, 5000),
            (1, 0, 10_000),
            (1, 2, 3333),
            (2, 1, 6667),
            (1, 19_999, 1),
            (1, 20_001, 0),
        ];
        for (part, rest, expected) in cases {
            assert_eq!(
                ten_thousandths(part, rest),
                Some(expected),
                "{part} of {part} + {rest}"
            );
        }
        let half = Buzz::of(2, share("0.5"), 1, 1).unwrap();
        assert!(half.to_line().ends_with("\"bad_share\":0.5000}\n"));
        let all = Buzz::of(2, share("0"), 1, 1).unwrap();
        assert!(all.to_line().ends_with("\"bad_share\":1.0000}\n"));
    }

    #[test]
    fn parts_of_people_are_rounded_down_and_the_others_are_the_rest() {
        let odd = Buzz::of(3, share("0.5"), 1, 1).unwrap();
        assert_eq!((odd.satisfied, odd.unsatisfied), (1, 2));
        // 0.29 × 100 is 28.999... in binary floating point.
        assert_eq!(share("0.29").of(100), Some(29));
    }

    #[test]
    fn the_silent_majority() {
        let silent = Silent::of(10_000, share("0.70"), share("0.80")).unwrap();
        assert_eq!(silent.to_line(), "{\"satisfied\":7000,\"silent\":5600}\n");
    }

    #[test]
    fn growth_counts_whole_people() {
        let growth = Growth::of(53, share("0.15"), 2).unwrap();
        assert_eq!(
            growth.to_line(),
            "{\"periods\":[{\"new\":7,\"customers\":60},{\"new\":9,\"customers\":69}]}\n"
        );
        assert_eq!(
            Growth::of(53, share("0.15"), 0).unwrap().to_line(),
            "{\"periods\":[]}\n"
        );
        assert_eq!(Growth::of(u64::MAX, share("1"), 1), Err(TooMany));
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for text in ["", "x", "-0.5", "1.01", "65%", "0.0000000001", "1e-3"] {
            assert!(Share::parse_of_one(text).is_err(), "{text:?}");
        }
        assert_eq!(Share::parse("1.5").unwrap().of(3), Some(4));
    }
}
