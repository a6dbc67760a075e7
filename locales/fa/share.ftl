# صفحهٔ خودِ معرف، و آنچه پس از ثبت‌نام دیده می‌شود. عدد و تاریخ و مبلغ آماده می‌رسد.

share-title = صفحهٔ شما در { $organization }
share-heading = سلام { $name }
share-heading-friend = سلام، خوش آمدید
share-closed = برنامه فعلاً بسته است. به هر کس که پیوند شما را باز کند مؤدبانه گفته می‌شود و چیزی از دست نمی‌رود.
share-link = پیوند ویژهٔ شما
share-copy = رونوشت
share-copied = رونوشت شد
share-now = هم‌رسانی
share-ways = راه‌های فرستادن
share-whatsapp = واتس‌اپ
share-telegram = تلگرام
share-line = لاین
share-sms = پیامک
share-mail = ایمیل
share-wechat = در وی‌چت: روی «…» در بالا بزنید، یا بگذارید دوستتان کد زیر را اسکن کند.
share-message = پیام آماده برای فرستادن
share-copy-message = رونوشت از پیام
share-qr = کد QR پیوند شما
share-code = کد شما
    .hint = پشت تلفن آسان گفته می‌شود و می‌توان آن را در فروشگاه گفت.
share-picture = ذخیرهٔ کد QR
share-print = چاپ پوستر
share-deal = چه چیزی در آن است
share-friend-gets = دوستتان می‌گیرد
share-criteria = به درد چه کسی می‌خورد
share-ahead = قدم بعدی
share-friends = دوستان شما
share-no-friends = هنوز کسی نیست. شروع خوب: دوستی که تازگی از شما پرسیده است.
share-latest = تازه‌ترین‌ها نشان داده شده است.
share-rewards = آنچه گرفته‌اید
share-balance = اکنون در اختیار شماست:
share-no-rewards = هنوز چیزی نیست. همین که دوستی سبب آن شود، همراه با دلیلش اینجا می‌آید.
share-privacy = از دوستانتان تنها حرف نخست نام و پیشرفت کار را می‌بینید و آنان چیزی از این صفحه نمی‌بینند.
poster-scan = کد را با دوربین اسکن کنید یا این کد را بگویید:

message-chat = پیشنهاد من به تو: { $organization }. { $offer } این پیوند من است: { $link }
message-words = پیشنهاد من به تو: { $organization }. { $offer }
message-subject = پیشنهاد من به تو: { $organization }
message-mail = سلام،

    من از { $organization } راضی بودم و به یاد تو افتادم. { $offer }

    این پیوند من است: { $link }

own-heading = حالا شما هم می‌توانید ما را معرفی کنید
own-text = این پیوند ویژهٔ شماست. آن را برای دوستانی بفرستید که به دردشان می‌خورد؛ به آنان هم مثل شما رسیدگی می‌کنیم و برای هر کدام از شما تشکر می‌کنیم.
own-keep = این صفحه را نگه دارید
    .text = صفحهٔ خودتان را نشانک کنید تا همیشه دوستان و پاداش‌هایتان را ببینید. هر کس نشانی را داشته باشد صفحه را می‌بیند؛ پس پیوند بالا را بفرستید، نه این نشانی را. اگر نشانی گم شد یا به دست دیگری افتاد، نشانی تازه‌ای به شما می‌دهیم.
own-open = صفحهٔ من را باز کن
own-elsewhere = شما هم می‌توانید ما را معرفی کنید
    .text = شما پیوند ویژه‌ای دارید. چون هر کسی می‌تواند شماره یا ایمیل دیگری را بنویسد، آن را تنها یک بار و روی همان دستگاهی نشان می‌دهیم که نخستین بار با آن ثبت‌نام کرده‌اید. اگر آن را ندارید، از ما بخواهید.

count-introduced = معرفی‌شده
count-qualified = ثبت‌نام یا مراجعه
count-converted = به‌حساب‌آمده

friend-introduced = معرفی شد
friend-qualified = ثبت‌نام یا مراجعه کرد
friend-converted = به حساب آمد
friend-refused = به حساب نیامد
friend-voided = دیگر به حساب نمی‌آید
    .why = سفارش لغو شد یا پولش برگشت، یا نتوانستیم آن را تأیید کنیم. اگر پرسشی دارید از ما بپرسید.
friend-since = معرفی در { $day }
friend-name = { $initial }…
friend-nameless = یک دوست

reward-available = داده شد
reward-reversed = پس گرفته شد
reward-over-budget = داده نشد

earned-own-signed-up = برای ثبت‌نام شما در { $day }.
earned-own-valued = برای حساب شما که در { $day } ارزش‌گذاری شد.
earned-own-order = برای سفارش شما ({ $mark }) در { $day }.
earned-own-own-purchase = برای خرید شما در { $day }.
earned-friend-signed-up = چون { $friend } در { $day } ثبت‌نام کرد.
earned-friend-valued = چون حساب { $friend } در { $day } ارزش‌گذاری شد.
earned-friend-order = برای سفارش { $friend } ({ $mark }) در { $day }.
earned-friend-own-purchase = برای خرید شما در { $day }.
earned-recruited = از راه نماینده‌ای که جذب کردید: { $what }
earned-until = لطفاً تا { $day } از آن استفاده کنید.
earned-taken-back = در { $day } پس گرفته شد: سفارش لغو شد، پولش برگشت یا تأیید نشد.
earned-never = بعداً روشن شد که این پاداش تعلق نمی‌گرفته است.
because-capped = از سقف { $cap }، { $left } مانده بود.
because-percent = یعنی { $percent } از { $of }.
because-band = دارایی حساب به { $from } رسید.
because-step = این دوست شمارهٔ { $n } بود که به حساب آمد.
because-share = یعنی بخش { $n } از { $parts } بخش خرید { $paid } شما.

ahead-reached = (رسیده‌اید)
ahead-signed-up = برای هر دوستی که ثبت‌نام کند
ahead-valued = برای هر دوستی که حسابش نخستین بار ارزش‌گذاری شود
ahead-own-purchase = با نخستین خرید خودتان
ahead-with-card = برای هر دوستی که با کارت شما بخرد
ahead-friends = هرچه دوستان بیشتر، پاداش بیشتر: وقتی سفارششان { $mark } باشد به حساب می‌آید
ahead-every = برای هر سفارش دوستتان، وقتی { $mark } باشد
ahead-first = برای نخستین سفارش دوستتان، وقتی { $mark } باشد
ahead-nth = برای سفارش‌های { $from } تا { $to } دوستتان، هر کدام وقتی { $mark } باشد
ahead-recruited = از نماینده‌هایی که جذب کرده‌اید: { $what }
ahead-percent = { $percent } از مبلغ سفارش
ahead-instrument-card = { $n } کارت برای دادن به دوستان
ahead-instrument-coupon = { $n } کوپن
ahead-instrument-voucher = { $n } بن خرید
ahead-instrument = { $n } بلیت برای دادن به دوستان
ahead-instruments = { $what }: { $off }
ahead-off-first = { $off } تخفیف در نخستین سفارش دوست
ahead-off = { $off } تخفیف
ahead-share = بازگشت یک بخش از { $parts } بخش برابرِ خرید خودتان
ahead-least = برای سفارش‌های دست‌کم { $amount }.
ahead-within = تا { $days } روز پس از معرفی دوست.
ahead-lasts = تا { $days } روز می‌توان از آن استفاده کرد.
ahead-other-kind = این برای { $kind } است. اگر می‌خواهید به آنان بپیوندید از ما بپرسید.
ahead-purchase-first = نخست خرید خودتان لازم است؛ پس از آن کارت‌ها از آنِ شماست.
ahead-purchase-made = خریدتان انجام شده است. اگر کارت‌ها را نگرفته‌اید از ما بخواهید.
ahead-purchase-missing = همین که خریدی را پرداخت کنید از آنِ شماست.
ahead-band-any = هر حسابی: { $gift }
ahead-band = از { $from }: { $gift }
ahead-capped = تاکنون { $granted } از سقف { $cap }
ahead-full = به سقف رسیده‌اید؛ بسیار سپاسگزاریم! سهم دوستانتان سر جایش است.
ahead-last = دوست بعدی { $next } پایانی را می‌آورد.
ahead-and = {" و "}
ahead-step = دوست شمارهٔ { $n }: { $gift }
ahead-count = تاکنون { $n } از { $most } دوست
ahead-one-more = تنها یک دوست دیگر تا: { $gift }
ahead-more = { $n } دوست دیگر تا: { $gift }
ahead-all-steps = به همهٔ پله‌ها رسیده‌اید؛ بسیار سپاسگزاریم!
ahead-shares = تاکنون { $n } از { $parts } بخش
ahead-next-share = دوست بعدی { $next } را برمی‌گرداند، اگر تا { $day } باشد.
ahead-all-shares = همهٔ پول خریدتان برگشته است؛ بسیار سپاسگزاریم!
ahead-over = مهلت آن در { $day } به پایان رسید.

mark-placed = ثبت‌شده
mark-paid = پرداخت‌شده
mark-invoiced = فاکتورشده
mark-delivered = تحویل‌شده
mark-filed = بایگانی‌شده

kind-prospect = کسانی که هنوز نخریده‌اند
kind-customer = مشتریان
kind-staff = کارکنان
kind-agent = نمایندگان ما
kind-company = شرکت‌ها

notice-unknown-page = این صفحه را نمی‌شناسیم
    .text = شاید حرفی در راه جا مانده یا نشانی عوض شده باشد. لطفاً صفحهٔ خودتان را از ما بخواهید.
