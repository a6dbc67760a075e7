# What lies before Ann after the facts: a line for each rule that could pay her.
program storage-both-sides

## Nobody yet
2024-01-01 10:00  customer.added  customer=Ann
=>
2 capped 0 of 16000, next 500

## Three friends
each 1..3  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..3  2024-01-02 11:{n}  customer.added  customer=F-{n}
=>
2 capped 1500 of 16000, next 500

## The last grant is cut
but 16000 is 1300
each 1..2  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..2  2024-01-02 11:{n}  customer.added  customer=F-{n}
=>
2 capped 1000 of 1300, next 300

## The cap is reached
but 16000 is 800
each 1..3  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..3  2024-01-02 11:{n}  customer.added  customer=F-{n}
=>
2 capped 800 of 800, next 0

program travel-credit

## Each friend the same
each 1..3  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
=>
2 open

program coupons-and-points

## Each order the same, under two rules
2024-01-02 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
=>
2 open
3 open

program agent-commission

## A customer is not paid here, and not told of recruiters
2024-01-01 10:00  customer.added  customer=Ann kind=customer
=>
1 other kind

## An agent is, and so is whoever recruited one
2024-01-01 10:00  customer.added  customer=Ann kind=agent
=>
1 open
2 open

program refund-after-four

## First comes the own purchase
2024-01-01 10:00  customer.added  customer=Ann
=>
1 own purchase missing
2 purchase first

## The purchase is made
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
=>
1 own purchase made
2 shares 0 of 4 of 10001, next 2500, until 2024-12-31T02:05:00Z

## Two cards were used
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
each 1..2  2024-01-02 10:{n}  instrument.issued  instrument=K-{n} kind=card holder=Ann
each 1..2  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200.05 currency=CNY instrument=K-{n}
each 1..2  2024-02-02 10:{n}  payment.received  order=O-{n} amount=180.04
=>
1 own purchase made
2 shares 2 of 4 of 10001, next 2500, until 2024-12-31T02:05:00Z

## All four
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
each 1..4  2024-01-02 10:{n}  instrument.issued  instrument=K-{n} kind=card holder=Ann
each 1..4  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200.05 currency=CNY instrument=K-{n}
each 1..4  2024-02-02 10:{n}  payment.received  order=O-{n} amount=180.04
=>
1 own purchase made
2 shares 4 of 4 of 10001, next 0, until 2024-12-31T02:05:00Z

## The year is over
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
until 2025-01-02 10:00
=>
1 own purchase made
2 shares 0 of 4 of 10001, next 0, until 2024-12-31T02:05:00Z, over

## The purchase fell away
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
2024-01-03 10:05  order.refunded  order=P amount=100.01
=>
1 own purchase missing
2 purchase first

program dealer-milestones

## Nobody yet
2024-01-01 10:00  customer.added  customer=Ann
=>
1 steps at 0: 1 for voucher:accessories 50000; 2 for service:maintenance-b 1; 4 for voucher:insurance 300000; 5 for voucher:insurance 400000

## Three took delivery; a member of the club gets more
2024-01-01 10:00  customer.added  customer=Ann club=true
each 1..3  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..3  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200000.00 currency=CNY
each 1..3  2024-02-02 10:{n}  order.delivered  order=O-{n}
=>
1 steps at 3: 1 reached; 2 reached; 4 for voucher:insurance 300000 and points 3000; 5 for voucher:insurance 400000 and points 4000

## More than the last step asks
each 1..7  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..7  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200000.00 currency=CNY
each 1..7  2024-02-02 10:{n}  order.delivered  order=O-{n}
=>
1 steps at 5: 1 reached; 2 reached; 4 reached; 5 reached

## A step is lost again with the delivery that made it
each 1..2  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..2  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200000.00 currency=CNY
each 1..2  2024-02-02 10:{n}  order.delivered  order=O-{n}
2024-02-03 10:00  order.refunded  order=O-02 amount=200000.00
=>
1 steps at 1: 1 reached; 2 for service:maintenance-b 1; 4 for voucher:insurance 300000; 5 for voucher:insurance 400000

program brokerage-gifts

## Each friend by what they hold
2024-01-01 10:00  customer.added  customer=Ann
=>
1 open
