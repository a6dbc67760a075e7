# P07: an agent gets 8 % of every order that a friend pays within 365 days of the
# introduction; the agent who recruited that agent gets 2 %. Nobody above.
program agent-commission

## 8 % for the agent, 2 % for the agent who recruited the agent, of every paid order
2024-01-01 10:00  customer.added  customer=Rex kind=agent
2024-01-01 10:00  customer.added  customer=Ann kind=agent recruited_by=Rex
2024-01-05 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=1250.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=1250.00
2024-03-01 10:00  order.placed  order=O-2 customer=Bob amount=6.25 currency=CNY
2024-03-02 10:00  payment.received  order=O-2 amount=6.25
=>
events     read 7, applied 7
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 100.50
balance    Rex CNY 25.13
ledger     CNY

## Less than half a cent is nothing, though the friend did convert
2024-01-01 10:00  customer.added  customer=Ann kind=agent
2024-01-05 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=0.06 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=0.06
=>
events     read 4, applied 4
referrals  introduced 1, qualified 1, converted 1
ledger     nothing

## There is no third level
2024-01-01 10:00  customer.added  customer=Top kind=agent
2024-01-01 10:00  customer.added  customer=Rex kind=agent recruited_by=Top
2024-01-01 10:00  customer.added  customer=Ann kind=agent recruited_by=Rex
2024-01-05 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=1000.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=1000.00
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 80.00
balance    Rex CNY 20.00
ledger     CNY

## Who is no agent when the order is paid gets nothing, and neither does the recruiter
2024-01-01 10:00  customer.added  customer=Rex kind=agent
2024-01-01 10:00  customer.added  customer=Ann recruited_by=Rex
2024-01-05 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=1000.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=1000.00
2024-02-02 11:00  customer.added  customer=Ann kind=agent
2024-03-01 10:00  order.placed  order=O-2 customer=Bob amount=100.00 currency=CNY
2024-03-02 10:00  payment.received  order=O-2 amount=100.00
=>
events     read 8, applied 8
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 8.00
balance    Rex CNY 2.00
refusal    e-4 Bob role_not_eligible
ledger     CNY

## A recruiter who is no agent gets nothing, without a row; who is no agent any more keeps what was earned
2024-01-01 10:00  customer.added  customer=Rex kind=customer
2024-01-01 10:00  customer.added  customer=Ann kind=agent recruited_by=Rex
2024-01-05 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=1000.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=1000.00
2024-02-03 10:00  customer.added  customer=Ann kind=customer
2024-02-03 10:00  customer.added  customer=Rex kind=agent
=>
events     read 7, applied 7
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 80.00
ledger     CNY

## An agent on file at the moment of the payment is one, also when the file arrives later
2024-01-05 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=1000.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=1000.00
2024-02-02 10:00  customer.added  customer=Ann kind=agent
=>
events     read 4, applied 4
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 80.00
ledger     CNY

## The 365th day is within to the very moment, the one after is expired
2024-01-01 10:00  customer.added  customer=Ann kind=agent
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-06-01 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY
2024-06-01 10:00  order.placed  order=O-2 customer=Bob amount=100.00 currency=CNY
2025-03-01 10:00  payment.received  order=O-1 amount=100.00
2025-03-01T10:00:00.000001+08:00  payment.received  order=O-2 amount=100.00
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 8.00
refusal    e-4 Bob expired
ledger     CNY

## A partial refund works the percentages out anew; the rest of it voids the referral
2024-01-01 10:00  customer.added  customer=Ann kind=agent
2024-01-05 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=1000.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=1000.00
2024-02-03 10:00  order.refunded  order=O-1 amount=333.33
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 53.33
ledger     CNY

## One of two orders refunded whole leaves the referral standing
2024-01-01 10:00  customer.added  customer=Ann kind=agent
2024-01-05 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=1000.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=1000.00
2024-02-03 10:00  order.placed  order=O-2 customer=Bob amount=50.00 currency=CNY
2024-02-04 10:00  payment.received  order=O-2 amount=50.00
2024-02-05 10:00  order.refunded  order=O-1 amount=1000.00
=>
events     read 7, applied 7
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 4.00
ledger     CNY

## The first reason that fails is the reason: no agent, before the currency, before the deadline
2024-01-01 10:00  customer.added  customer=Ann kind=agent
2024-01-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-01-01 10:00  referral.introduced  advocate=Zed friend=Cid channel=form
2025-06-01 10:00  order.placed  order=O-1 customer=Bob amount=1000.00 currency=EUR
2025-06-01 11:00  payment.received  order=O-1 amount=1000.00
2025-06-02 10:00  order.placed  order=O-2 customer=Cid amount=1000.00 currency=EUR
2025-06-02 11:00  payment.received  order=O-2 amount=1000.00
=>
events     read 7, applied 7
referrals  introduced 2, qualified 2
refusal    e-4 Bob wrong_currency
refusal    e-6 Cid role_not_eligible
ledger     nothing

## Nobody recruits themselves, and a friend who recruited the agent is a recruiter like another
2024-01-01 10:00  customer.added  customer=Ann kind=agent recruited_by=Ann
2024-01-05 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=1000.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=1000.00
=>
events     read 4, applied 4
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 80.00
ledger     CNY
