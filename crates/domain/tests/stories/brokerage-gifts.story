# P15: one gift per friend, by the holdings when the friend was first valued. Lower
# bounds belong to the band.
program brokerage-gifts

## The bands, at their bounds and just below
each 1..11  2024-03-01 10:{n}  referral.introduced  advocate=A-{n} friend=F-{n} channel=form
2024-03-02 10:00  holdings.valued  customer=F-01 market_value=0
2024-03-02 10:00  holdings.valued  customer=F-02 market_value=19999.99
2024-03-02 10:00  holdings.valued  customer=F-03 market_value=20000
2024-03-02 10:00  holdings.valued  customer=F-04 market_value=49999.99
2024-03-02 10:00  holdings.valued  customer=F-05 market_value=50000.00
2024-03-02 10:00  holdings.valued  customer=F-06 market_value=499999.99
2024-03-02 10:00  holdings.valued  customer=F-07 market_value=500000.0
2024-03-02 10:00  holdings.valued  customer=F-08 market_value=1999999.99
2024-03-02 10:00  holdings.valued  customer=F-09 market_value=2000000.00
2024-03-02 10:00  holdings.valued  customer=F-10 market_value=4999999.99
2024-03-02 10:00  holdings.valued  customer=F-11 market_value=5000000.00
=>
events     read 22, applied 22
referrals  introduced 11, qualified 11, converted 11
balance    A-01 gift:small 1
balance    A-02 gift:small 1
balance    A-03 gift:research-3-months 1
balance    A-04 gift:research-3-months 1
balance    A-05 voucher:shopping 100.00
balance    A-06 voucher:shopping 100.00
balance    A-07 voucher:festival 200.00
balance    A-08 voucher:festival 200.00
balance    A-09 voucher:shopping 400.00
balance    A-10 voucher:shopping 400.00
balance    A-11 voucher:shopping 600.00
ledger     gift:research-3-months gift:small voucher:festival voucher:shopping

## Only the first valuation counts, whatever comes after it
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-03-05 10:00  holdings.valued  customer=Bob market_value=9000000
2024-03-02 10:00  holdings.valued  customer=Bob market_value=100.00
=>
events     read 3, applied 3
referrals  introduced 1, qualified 1, converted 1
balance    Ann gift:small 1
ledger     gift:small

## Of two valuations of one moment the first by name counts
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-03-02 10:00  holdings.valued  customer=Bob market_value=100.00
2024-03-02 10:00  holdings.valued  customer=Bob market_value=60000.00 id=e-0
=>
events     read 3, applied 3
referrals  introduced 1, qualified 1, converted 1
balance    Ann voucher:shopping 100.00
ledger     voucher:shopping

## A gift per friend
each 1..3  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=form
each 1..3  2024-03-02 10:{n}  holdings.valued  customer=F-{n} market_value=60000.00
=>
events     read 6, applied 6
referrals  introduced 3, qualified 3, converted 3
balance    Ann voucher:shopping 300.00
ledger     voucher:shopping

## Who had an account is not new, but who only was on file is
2024-02-01 10:00  holdings.valued  customer=Bob market_value=100.00
2024-02-01 10:00  customer.added  customer=Cid
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Cid channel=form
2024-03-02 10:00  holdings.valued  customer=Bob market_value=60000.00
2024-03-02 10:00  holdings.valued  customer=Cid market_value=60000.00
=>
events     read 6, applied 5, refused 1
referrals  introduced 2, qualified 1, converted 1, refused 1
balance    Ann voucher:shopping 100.00
refusal    e-3 Bob not_new
ledger     voucher:shopping

## Vouchers are used in their currency's decimals, and lapse with nothing
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-03-02 10:00  holdings.valued  customer=Bob market_value=60000.00
2026-03-02 10:00  credit.used  customer=Ann unit=voucher:shopping amount=33.50
2026-03-03 10:00  credit.used  customer=Ann unit=voucher:festival amount=0.01
=>
events     read 4, applied 3, refused 1
referrals  introduced 1, qualified 1, converted 1
balance    Ann voucher:shopping 66.50
refusal    e-4 Ann used_up
ledger     voucher:shopping

## Fraud takes the gift back
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=form
2024-03-02 10:00  holdings.valued  customer=Bob market_value=60000.00
2024-03-03 10:00  fraud.confirmed  advocate=Ann friend=Bob staff=Sam
=>
events     read 3, applied 3
referrals  introduced 1, voided 1
ledger     voucher:shopping
