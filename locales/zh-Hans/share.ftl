# 推荐人自己的页面，以及登记之后的页面。数字、日期和数额由程序按语言写好后传入。

share-title = 您在 { $organization } 的专属页面
share-heading = { $name }，您好
share-heading-friend = 您好，很高兴见到您
share-closed = 活动暂未开放。打开您链接的朋友会得到说明，什么都不会丢失。
share-link = 您的专属链接
share-copy = 复制
share-copied = 已复制
share-now = 立即分享
share-ways = 分享方式
share-whatsapp = WhatsApp
share-telegram = Telegram
share-line = LINE
share-sms = 短信
share-mail = 电子邮件
share-wechat = 在微信中：点右上角“…”即可转发，也可以让朋友扫描下方二维码。
share-message = 可直接转发的话
share-copy-message = 复制这段话
share-qr = 您的链接的二维码
share-code = 您的推荐码
    .hint = 打电话时好念，到店报给店员也行。
share-picture = 保存二维码
share-print = 打印海报
share-deal = 有什么好处
share-friend-gets = 朋友可得
share-criteria = 适合谁
share-ahead = 下一步可得
share-friends = 您的朋友
share-no-friends = 还没有。不妨先告诉最近向您打听过的那位朋友。
share-latest = 这里显示最近的记录。
share-rewards = 您已获得
share-balance = 现在可用：
share-no-rewards = 还没有。一旦朋友促成，奖励和原因就会显示在这里。
share-privacy = 关于朋友，您只能看到姓名的第一个字和进展；朋友看不到您的这个页面。
poster-scan = 用手机扫描二维码，或报推荐码：

message-chat = 推荐你试试 { $organization }。{ $offer }这是我的专属链接：{ $link }
message-words = 推荐你试试 { $organization }。{ $offer }
message-subject = 推荐你试试 { $organization }
message-mail = 你好：

    我在 { $organization } 的体验不错，就想到了你。{ $offer }

    这是我的专属链接：{ $link }

own-heading = 您也可以推荐我们
own-text = 这是您的专属链接。把它发给合适的朋友：朋友会得到同样的照顾，每一位我们都会感谢您。
own-keep = 请保存此页
    .text = 请把您的专属页面收藏起来，随时可以看到朋友的进展和您获得的奖励。知道网址的人都能打开它，所以请分享上面的链接，不要分享此网址。如果网址丢失或泄露，我们会为您换一个新的。
own-open = 打开我的页面
own-elsewhere = 您也可以推荐我们
    .text = 您有一个专属链接。由于任何人都可能填写别人的联系方式，我们只在您第一次登记的设备上显示一次。如果找不到了，请直接联系我们。

count-introduced = 已介绍
count-qualified = 已登记或到店
count-converted = 已计入

friend-introduced = 已介绍
friend-qualified = 已登记或到店
friend-converted = 已计入
friend-refused = 未计入
friend-voided = 不再计入
    .why = 订单已取消或退款，或者未能核实。如有疑问请联系我们。
friend-since = { $day }介绍
friend-name = { $initial }**
friend-nameless = 一位朋友

reward-available = 已发放
reward-reversed = 已收回
reward-over-budget = 未发放

earned-own-signed-up = 因您于{ $day }登记。
earned-own-valued = 因您的账户于{ $day }估值。
earned-own-order = 因您的订单于{ $day }{ $mark }。
earned-own-own-purchase = 因您于{ $day }的购买。
earned-friend-signed-up = 因 { $friend } 于{ $day }登记。
earned-friend-valued = 因 { $friend } 的账户于{ $day }估值。
earned-friend-order = 因 { $friend } 的订单于{ $day }{ $mark }。
earned-friend-own-purchase = 因您于{ $day }的购买。
earned-recruited = 来自您招募的代理：{ $what }
earned-until = 请在{ $day }前使用。
earned-taken-back = 已于{ $day }收回：对应的订单已取消、退款或未能核实。
earned-never = 后来查明，这份奖励原本不应发放。
because-capped = 上限 { $cap }，当时还剩 { $left }。
because-percent = 即 { $of } 的 { $percent }。
because-band = 账户资产达到 { $from }。
because-step = 这是第 { $n } 位计入的朋友。
because-share = 即您 { $paid } 购买的第 { $n } 份（共 { $parts } 份）。

ahead-reached = （已达到）
ahead-signed-up = 每有一位朋友登记
ahead-valued = 每有一位朋友的账户首次估值
ahead-own-purchase = 您自己首次购买
ahead-with-card = 每有一位朋友用您的卡购买
ahead-friends = 朋友越多，奖励越多：订单{ $mark }即计入
ahead-every = 朋友的每笔订单{ $mark }后
ahead-first = 朋友的首笔订单{ $mark }后
ahead-nth = 朋友的第 { $from } 至第 { $to } 笔订单，每笔{ $mark }后
ahead-recruited = 来自您招募的代理：{ $what }
ahead-percent = 订单金额的 { $percent }
ahead-instrument-card = { $n } 张推荐卡，可送给朋友
ahead-instrument-coupon = { $n } 张优惠券
ahead-instrument-voucher = { $n } 张代金券
ahead-instrument = { $n } 张赠券，可送给朋友
ahead-instruments = { $what }：{ $off }
ahead-off-first = 朋友首单减免 { $off }
ahead-off = 减 { $off }
ahead-share = 返还您自己购买金额的 { $parts } 分之一
ahead-least = 订单须满 { $amount }。
ahead-within = 自您介绍朋友起 { $days } 天内有效。
ahead-lasts = 请在 { $days } 天内使用。
ahead-other-kind = 此奖励面向{ $kind }。如果您也想加入，请联系我们。
ahead-purchase-first = 先要有您自己的一次购买，之后就能得到推荐卡。
ahead-purchase-made = 您已完成购买。如果还没有拿到推荐卡，请联系我们。
ahead-purchase-missing = 您购买并付款后即可获得。
ahead-band-any = 任何账户：{ $gift }
ahead-band = { $from } 起：{ $gift }
ahead-capped = 目前已得 { $granted }，上限 { $cap }
ahead-full = 您已达到上限，非常感谢！朋友的那一份照样有。
ahead-last = 下一位朋友将带来最后的 { $next }。
ahead-and = {" "}＋{" "}
ahead-step = 第 { $n } 位朋友：{ $gift }
ahead-count = 目前 { $n } 位，共 { $most } 位
ahead-one-more = 再有 1 位朋友，您可得：{ $gift }
ahead-more = 再有 { $n } 位朋友，您可得：{ $gift }
ahead-all-steps = 您已达成全部里程碑，非常感谢！
ahead-shares = 目前已返 { $n } 份，共 { $parts } 份
ahead-next-share = { $day }前，下一位朋友将为您带回 { $next }。
ahead-all-shares = 您的货款已全部返还，非常感谢！
ahead-over = 期限已于{ $day }结束。

mark-placed = 下单
mark-paid = 付款
mark-invoiced = 开票
mark-delivered = 交付
mark-filed = 合同归档

kind-prospect = 尚未购买的人
kind-customer = 客户
kind-staff = 员工
kind-agent = 我们的代理
kind-company = 公司

notice-unknown-page = 我们找不到这个页面
    .text = 可能途中少了一个字母，或者网址已经更换。请联系我们获取您的页面。
