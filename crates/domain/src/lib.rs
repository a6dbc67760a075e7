//! The domain: from facts to what is owed, and nothing else.
//!
//! # The domain told in one page
//!
//! Everything that happens is an **[event]**: somebody brought a friend, an order was
//! paid, a card was redeemed. An event has a name (`source` and `id`), a time and a
//! fact, and never changes. Events may arrive twice, late and in any order; what
//! counts is the time at which something happened, and facts of one moment have one
//! reading order. [`event::read_event`] is the door: it checks the form, tells every
//! fault at once, and lets nothing in that later code would have to doubt.
//!
//! What is paid for is said by a **[program]**, a versioned definition without
//! formulas: each rule says whom it pays, on what, under which conditions, and what it
//! gives, and each of these is a closed choice. [`program::read_definition`] reads and
//! checks one; [`program::PRESETS`] ship with the product; [`program::Program`] knows
//! which version was live when. A referral follows the version of its introduction.
//!
//! Rewards are a function of the facts. The **[fold]s** are that function, in a row:
//!
//! 1. [`fold::fold_customer`] reads one person's facts and says who brought this
//!    person (the first valid introduction stands), what is owed for this friend
//!    alone, and which deeds must be judged together with those of other friends.
//! 2. [`fold::fold_advocate`] judges those deeds: caps, steps, shares of the
//!    advocate's own purchase.
//! 3. [`fold::fold_account`] follows credit that is used, lapses and is taken back;
//!    [`fold::fold_thing`] sees to it that an id names one thing.
//!
//! What they say is not a sum but a list of dated changes with stable keys: reward
//! `travel-credit/advocate/C-1/O-9` rose by 100.00 at one moment and fell by 100.00 at
//! another. So the books of any day can be read; posting the same difference twice
//! posts nothing; and refunds, cancellations, fraud and late facts need no code of
//! their own, for the fold simply gives another list. What was not given has a
//! [`reason`] of a closed list, and what was given explains itself.
//!
//! A fold sees its own facts, and of others only what their folds have published
//! ([`fold::Neighbours`]). That is what lets a server fold one customer without
//! loading the rest, and what [`replay`] does in memory for a whole file: the same
//! functions, so that trying out a policy, running it and checking it cannot differ.
//! [`summary`] prints the result, byte for byte the same from both. [`plan`] holds
//! the calculators that look forward instead of back.
//!
//! Nothing in here reads a clock, a file, a database or a random number, awaits, or
//! panics on any input; the clock is an argument. Money is whole minor units with
//! their [`unit`], every rounding happens at one named place, and there is no floating
//! point. A [`moment`] is microseconds on the world's clock; days exist only in a
//! program's own zone. `tests/stories` shows all of it by example.
#![warn(missing_docs)]

pub mod event;
pub mod fold;
pub mod form;
pub mod moment;
pub mod plan;
pub mod program;
pub mod reason;
pub mod replay;
pub mod short_map;
pub mod summary;
pub mod text;
pub mod unit;
