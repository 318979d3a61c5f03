//! Limits background writes. Browsers delay writes once an origin writes more than about 10 MiB an hour; half of that
//! is reserved for the salesperson.

/// The limit of background writes per hour, in UTF-16 units.
pub const MOST: usize = 5 * 1024 * 1024;
const HOUR: u64 = 3_600_000;

/// The background writes of the last hour.
#[derive(Clone, Debug, Default)]
pub struct Budget {
    written: Vec<(u64, usize)>,
}

impl Budget {
    /// Reserves `units` for a write at `now` (in milliseconds) and returns whether the budget allows it. A clock that
    /// was set back makes the hour longer, never shorter.
    pub fn take(&mut self, units: usize, now: u64) -> bool {
        self.written.retain(|(at, _)| now < at.saturating_add(HOUR));
        for (at, _) in &mut self.written {
            *at = now.min(*at);
        }
        let spent: usize = self.written.iter().map(|(_, units)| units).sum();
        let enough = spent.saturating_add(units) <= MOST;
        if enough {
            self.written.push((now, units));
        }
        enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_hour_has_more_than_its_budget() {
        let mut budget = Budget::default();
        let mut written: Vec<(u64, usize)> = Vec::new();
        for minute in 0..600_u64 {
            let (now, units) = (minute * 60_000, 300_000);
            if budget.take(units, now) {
                written.push((now, units));
            }
            let last_hour: usize = written.iter().filter(|(at, _)| at + HOUR > now).map(|(_, units)| units).sum();
            assert!(last_hour <= MOST, "{last_hour} in the hour before minute {minute}");
        }
        assert!(written.len() >= 170, "the budget is used");
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_block_for_longer_than_an_hour() {
        let mut budget = Budget::default();
        assert!(budget.take(MOST, 1_000 * HOUR));
        assert!(!budget.take(1, 10 * HOUR));
        assert!(budget.take(1, 11 * HOUR));
    }
}
