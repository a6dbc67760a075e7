# 公开页面。数字和日期由程序按语言写好后传入。

frame-skip = 跳到正文
frame-languages = 语言
frame-privacy = 您的信息只用于本次推荐。我们不保存您的网络地址，本页也不加载其他网站的任何内容。

landing-heading = { $advocate } 向您推荐 { $organization }
landing-heading-friend = 一位朋友向您推荐 { $organization }
landing-offer = 您的专属礼遇
landing-criteria = 适合谁
landing-until = 有效期至{ $day }。
landing-closed = 此活动暂未开放
    .text = 感谢您的到来。请询问给您链接的朋友，或直接联系我们。

form-heading = 立即登记
form-name = 您的姓名
form-contact = 手机号或电子邮箱
    .hint = 方便我们与您联系。
form-consent = 我同意 { $organization } 保存我的姓名和联系方式，就本次推荐与我联系，并让推荐我的朋友知道我已登记。
form-send = 提交登记
form-trap = 请将此栏留空
form-mend = 请再看一下：
form-title-again = 请检查 – { $title }

fault-name-missing = 请填写您的姓名。
fault-name-long = 姓名请不要超过 80 个字。
fault-name-odd = 这里请只填写姓名，不要填写网址。
fault-contact-missing = 请填写手机号或电子邮箱。
fault-contact-unclear = 这看起来既不是手机号，也不是电子邮箱。
fault-phone-length = 这个手机号的位数不对。
fault-email-form = 这个电子邮箱不完整，应类似 name@example.com。
fault-consent-missing = 我们需要您的同意才能保存您的信息。

again-stale = 这个页面打开得太久了。您填写的内容还在，请再提交一次。
again-trap = 有一个应当留空的栏目被填写了，可能是浏览器自动填的。我们已清空，请再提交一次。
again-busy = 刚才没能保存。您填写的内容还在，请稍后再提交一次。
again-too-many = 刚才从您的网络登记的人很多。您填写的内容还在，请在 { $minutes } 分钟后再试。

thanks-title = 谢谢，欢迎您！
thanks-text = 您在 { $organization } 的登记已收到。
thanks-next = 接下来
thanks-step-contact = { $organization } 会尽快与您联系。
thanks-step-told = 我们会感谢推荐您的朋友。
thanks-step-offer = 您的礼遇已登记，无需再做什么。
thanks-known-title = 很高兴再次见到您！
thanks-own-title = 这是您自己的链接
thanks-closed-title = 此活动暂未开放
thanks-refused-title = 感谢您的到来

notice-unknown-link = 我们找不到这个链接
    .text = 可能途中少了一个字母。请让您的朋友再发一次链接。
notice-cross-site = 请在我们的页面上提交
    .text = 这份表单来自其他网站，我们没有保存。请打开朋友的链接，在那里登记。
notice-unreadable = 我们无法读取提交的内容
    .text = 没有保存任何内容。请返回并再提交一次。
notice-too-many = 请稍等片刻
    .text = 来自您网络的请求非常多。请在 { $seconds } 秒后再试。
notice-busy = 请稍等片刻
    .text = 现在访问的人非常多。请稍后重新打开页面。
notice-broken = 我们这边出了点问题
    .text = 很抱歉。我们已经收到通知，请稍后再试。
