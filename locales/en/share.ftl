# An advocate's own page, and what stands on the page after a sign-up. Numbers,
# days and amounts come ready-made in the digits and calendar of the language.

share-title = Your page at { $organization }
share-heading = Hello, { $name }
share-heading-friend = Good to see you
share-closed = The program is closed at the moment. Whoever follows your link is told so kindly; nothing is lost.
share-link = Your own link
share-copy = Copy
share-copied = Copied
share-now = Share now
share-ways = Ways to share
share-whatsapp = WhatsApp
share-telegram = Telegram
share-line = LINE
share-sms = Text message
share-mail = E-mail
share-wechat = In WeChat: tap “…” at the top right to share, or let your friend scan the code below.
share-message = A message to forward
share-copy-message = Copy the message
share-qr = QR code of your link
share-code = Your code
    .hint = Easy to say on the phone, and to give at the counter.
share-picture = Save the QR code
share-print = Print a poster
share-deal = What is in it
share-friend-gets = Your friend gets
share-criteria = Who would like it
share-ahead = What comes next
share-friends = Your friends
share-no-friends = Nobody yet. A good first one: somebody who asked you about it lately.
share-latest = The latest are shown.
share-rewards = What you got
share-balance = Yours to use now:
share-no-rewards = Nothing yet. It appears here as soon as a friend has made it happen, with the reason.
share-privacy = Of your friends you see only the first letter and how far it has come, and they see nothing of this page.
poster-scan = Scan the code with your camera, or use this code:

message-chat = { $organization } is my tip for you. { $offer } Here is my link: { $link }
message-words = { $organization } is my tip for you. { $offer }
message-subject = My tip for you: { $organization }
message-mail = Hello,

    I am happy with { $organization }, and thought of you. { $offer }

    Here is my link: { $link }

own-heading = Now you can recommend us, too
own-text = This is your own link. Send it to friends whom it suits: they are looked after as you are, and you are thanked for each.
own-keep = Keep this page
    .text = Set a bookmark: it is your own page, with your friends and what you got. Whoever has the address sees the page, so share your link above, not this address. If the address gets lost or into the wrong hands, we give you a new one.
own-open = Open my page
own-elsewhere = You can recommend us, too
    .text = You have a link of your own. Because anybody can type anybody’s contact, we show it only once, on the device with which you first signed up. If you no longer have it, just ask us.

count-introduced = introduced
count-qualified = signed up or came by
count-converted = counted

friend-introduced = Introduced
friend-qualified = Signed up or came by
friend-converted = Counted
friend-refused = Not counted
friend-voided = No longer counted
    .why = It was cancelled or paid back, or we could not confirm it. Please ask us if you wonder.
friend-since = Introduced on { $day }
friend-name = { $initial }…
friend-nameless = A friend

reward-available = Given
reward-reversed = Taken back
reward-over-budget = Not given

earned-own-signed-up = For your sign-up on { $day }.
earned-own-valued = For your account, valued on { $day }.
earned-own-order = For your order ({ $mark }) on { $day }.
earned-own-own-purchase = For your purchase on { $day }.
earned-friend-signed-up = Because { $friend } signed up on { $day }.
earned-friend-valued = Because the account of { $friend } was valued on { $day }.
earned-friend-order = For an order of { $friend } ({ $mark }) on { $day }.
earned-friend-own-purchase = For your purchase on { $day }.
earned-recruited = Through an agent whom you recruited: { $what }
earned-until = Please use it by { $day }.
earned-taken-back = Taken back on { $day }: what it was given for was cancelled, paid back or not confirmed.
earned-never = It turned out later that it had not been due.
because-capped = { $left } were left of at most { $cap }.
because-percent = That is { $percent } of { $of }.
because-band = The account reached { $from }.
because-step = It was friend number { $n } to count.
because-share = That is part { $n } of { $parts } of your purchase of { $paid }.

ahead-reached = (reached)
ahead-signed-up = For each friend who signs up
ahead-valued = For each friend whose account is valued for the first time
ahead-own-purchase = With your own first purchase
ahead-with-card = For each friend who buys with a card of yours
ahead-friends = The more friends, the more: it counts when their order is { $mark }
ahead-every = For every order of a friend that is { $mark }
ahead-first = When a friend’s first order is { $mark }
ahead-nth = For a friend’s orders { $from } to { $to }, each when it is { $mark }
ahead-recruited = From agents whom you recruited: { $what }
ahead-percent = { $percent } of the order
ahead-instrument-card = { $n } cards to give away
ahead-instrument-coupon = { $n } × coupon
ahead-instrument-voucher = { $n } × voucher
ahead-instrument = { $n } × pass to give away
ahead-instruments = { $what }: { $off }
ahead-off-first = { $off } off a friend’s first order
ahead-off = { $off } off
ahead-share = 1 of { $parts } equal parts of your own purchase back
ahead-least = From an order of { $amount } on.
ahead-within = For { $days } days after you introduced the friend.
ahead-lasts = To be used within { $days } days.
ahead-other-kind = This is for { $kind }. Please ask us if you would like to become one.
ahead-purchase-first = First comes a purchase of your own; then your cards are here.
ahead-purchase-made = Your purchase is made. Ask us for your cards if you do not have them yet.
ahead-purchase-missing = As soon as you have paid for a purchase, they are yours.
ahead-band-any = Any account: { $gift }
ahead-band = From { $from }: { $gift }
ahead-capped = { $granted } of at most { $cap } so far
ahead-full = You have reached the most there is – thank you! Your friends still get theirs.
ahead-last = The next friend brings the last { $next }.
ahead-and = {" and "}
ahead-step = Friend { $n }: { $gift }
ahead-count = { $n } of { $most } friends so far
ahead-one-more = One more friend, and you get: { $gift }
ahead-more = { $n } more friends, and you get: { $gift }
ahead-all-steps = You have reached every step – thank you!
ahead-shares = { $n } of { $parts } parts so far
ahead-next-share = The next friend brings { $next } back, if it happens by { $day }.
ahead-all-shares = The whole purchase has come back to you – thank you!
ahead-over = The time for it ended on { $day }.

mark-placed = placed
mark-paid = paid
mark-invoiced = invoiced
mark-delivered = delivered
mark-filed = on file

kind-prospect = people who have not bought yet
kind-customer = customers
kind-staff = staff
kind-agent = our agents
kind-company = companies

notice-unknown-page = We do not know this page
    .text = Perhaps a letter got lost on the way, or the address was replaced by a new one. Please ask us for your page.
