//! Ticks on an axis: the finest calendar unit that fits, and its labels.
//!
//! Ticks stand at the first day of their unit, never inside a shortened stretch. Years before year 1 are
//! counted as people do, so the round ones are 100 BCE and 1 CE, and there is no year 0.

use super::Axis;
use crate::date::{Day, Voice};

/// What a tick begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TickUnit {
    /// A day.
    Day,
    /// A week, on Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// One, two or five years.
    Year,
    /// 10, 20 or 50 years.
    Decade,
    /// 100, 200 or 500 years.
    Century,
    /// 1,000 years or more.
    Millennium,
}

/// A place on the axis with a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// First day of the unit.
    pub day: Day,
    /// Fraction of the axis.
    pub position: f64,
    /// What begins here.
    pub unit: TickUnit,
    /// It begins a larger unit too, or is the first after a break; its label says the year.
    pub major: bool,
}

/// A regular distance between ticks.
#[derive(Clone, Copy)]
enum Step {
    Days(i64),
    Months(i64),
    Years(i64),
}

/// 5 January 1970, a Monday, as a day.
const A_MONDAY: i64 = 4;

/// Steps from fine to coarse; coarser ones multiply the last three by ten.
const STEPS: [Step; 10] = [
    Step::Days(1),
    Step::Days(7),
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
];

impl Axis {
    /// At most `max` ticks of the finest unit that fits, none too close to the one before. A stretch between two
    /// breaks in which no unit begins gets one tick of a finer unit, so that it says when it is.
    pub fn ticks(&self, max: usize) -> Vec<Tick> {
        if self.is_empty() || max == 0 {
            return Vec::new();
        }
        let n_days: f64 = self
            .stretches()
            .map(|(first, end)| (end.0 - first.0) as f64)
            .sum();
        let mut ticks = Vec::new();
        let coarser = (1..=14).flat_map(|power| {
            let factor = 10_i64.pow(power);
            [10, 20, 50].map(|years| Step::Years(years * factor))
        });
        for step in STEPS.into_iter().chain(coarser) {
            // Spares the counting of what cannot fit.
            if n_days / step.n_days() > max as f64 + 1.0 {
                continue;
            }
            ticks = self.ticks_by(step, max);
            if ticks.len() <= max {
                return ticks;
            }
        }
        // More stretches than ticks.
        ticks.truncate(max);
        ticks
    }

    /// The ticks of one step, or a few more than `max` of them when there are too many.
    fn ticks_by(&self, step: Step, max: usize) -> Vec<Tick> {
        let least_distance = 0.4 / max as f64;
        let mut ticks: Vec<Tick> = Vec::new();
        let has_room = |ticks: &[Tick], tick: &Tick| {
            ticks
                .last()
                .is_none_or(|last| tick.position - last.position >= least_distance)
        };
        for (first, end) in self.stretches() {
            let mut is_first = true;
            let mut next = step.at_or_after(first);
            while let Some(day) = next.filter(|day| *day < end && ticks.len() <= max) {
                let tick = self.tick(day, step, is_first);
                if has_room(&ticks, &tick) {
                    ticks.push(tick);
                    is_first = false;
                }
                next = step.at_or_after(Day(day.0 + 1));
            }
            if is_first
                && ticks.len() < max
                && let Some(tick) = self.finer_tick(first, end)
                && has_room(&ticks, &tick)
            {
                ticks.push(tick);
            }
        }
        ticks
    }

    fn tick(&self, day: Day, step: Step, is_first: bool) -> Tick {
        Tick {
            day,
            position: self.position(day),
            unit: step.unit(),
            major: is_first || step.is_major(day),
        }
    }

    /// The first tick of the coarsest usual step that has one from `first` up to, not including, `end`.
    fn finer_tick(&self, first: Day, end: Day) -> Option<Tick> {
        STEPS.iter().rev().find_map(|step| {
            let day = step.at_or_after(first).filter(|day| *day < end)?;
            Some(self.tick(day, *step, true))
        })
    }
}

impl Tick {
    /// The label: "17 Dec", "Sep 2017", "2017", "44 BCE".
    pub fn label(&self, lang: &str) -> String {
        let voice = Voice::new(lang, true);
        let (year, month, day) = self.day.ymd();
        let text = match self.unit {
            TickUnit::Day | TickUnit::Week => voice.month_day(month, day),
            TickUnit::Month | TickUnit::Quarter => voice.month(month).to_owned(),
            _ => return voice.year(year),
        };
        if self.major {
            [&text, " ", &voice.year(year)].concat()
        } else {
            text
        }
    }
}

impl Step {
    fn n_days(self) -> f64 {
        match self {
            Step::Days(n) => n as f64,
            Step::Months(n) => n as f64 * 30.4,
            Step::Years(n) => n as f64 * 365.2,
        }
    }

    fn unit(self) -> TickUnit {
        match self {
            Step::Days(1) => TickUnit::Day,
            Step::Days(_) => TickUnit::Week,
            Step::Months(1) => TickUnit::Month,
            Step::Months(_) => TickUnit::Quarter,
            Step::Years(..10) => TickUnit::Year,
            Step::Years(..100) => TickUnit::Decade,
            Step::Years(..1_000) => TickUnit::Century,
            Step::Years(_) => TickUnit::Millennium,
        }
    }

    /// The first tick that is not before a day; `None` past the end of the calendar.
    fn at_or_after(self, day: Day) -> Option<Day> {
        let (year, month, day_of_month) = day.ymd();
        match self {
            Step::Days(n) => Some(Day(day.0 + (A_MONDAY - day.0).rem_euclid(n))),
            Step::Months(n) => {
                let months = year * 12 + i64::from(month) - 1 + i64::from(day_of_month > 1);
                let months = months + (-months).rem_euclid(n);
                Day::from_ymd(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, 1)
            }
            Step::Years(n) => {
                let is_first_day = (month, day_of_month) == (1, 1);
                Day::from_ymd(round_year(year + i64::from(!is_first_day), n), 1, 1)
            }
        }
    }

    /// Whether the day also begins the next larger unit that people read by.
    fn is_major(self, day: Day) -> bool {
        let (year, month, day_of_month) = day.ymd();
        match self {
            Step::Days(1) => day_of_month == 1,
            Step::Days(_) => day_of_month <= 7,
            Step::Months(_) => month == 1,
            Step::Years(n) => {
                let mut larger = 10;
                while larger <= n {
                    larger *= 10;
                }
                round_year(year, larger) == year
            }
        }
    }
}

/// The first year not before `year` whose number in its era is a multiple of `step`, or year 1.
fn round_year(year: i64, step: i64) -> i64 {
    // Year y before year 1 is called 1 - y.
    match (1 - year) / step {
        n_steps @ 1.. => 1 - n_steps * step,
        _ if year <= 1 => 1,
        _ => year + (-year).rem_euclid(step),
    }
}
