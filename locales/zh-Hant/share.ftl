# 推薦人自己的頁面，以及登記之後的頁面。數字、日期和數額由程式依語言寫好後傳入。

share-title = 您在 { $organization } 的專屬頁面
share-heading = { $name }，您好
share-heading-friend = 您好，很高興見到您
share-closed = 活動暫未開放。打開您連結的朋友會看到說明，什麼都不會遺失。
share-link = 您的專屬連結
share-copy = 複製
share-copied = 已複製
share-now = 立即分享
share-ways = 分享方式
share-whatsapp = WhatsApp
share-telegram = Telegram
share-line = LINE
share-sms = 簡訊
share-mail = 電子郵件
share-wechat = 在微信中：點右上角「…」即可轉發，也可以讓朋友掃描下方 QR 碼。
share-message = 可直接轉發的訊息
share-copy-message = 複製這段訊息
share-qr = 您的連結的 QR 碼
share-code = 您的推薦碼
    .hint = 打電話時好唸，到店報給店員也行。
share-picture = 儲存 QR 碼
share-print = 列印海報
share-deal = 有什麼好處
share-friend-gets = 朋友可得
share-criteria = 適合誰
share-ahead = 下一步可得
share-friends = 您的朋友
share-no-friends = 還沒有。不妨先告訴最近向您打聽過的那位朋友。
share-latest = 這裡顯示最近的紀錄。
share-rewards = 您已獲得
share-balance = 現在可用：
share-no-rewards = 還沒有。一旦朋友促成，獎勵和原因就會顯示在這裡。
share-privacy = 關於朋友，您只會看到姓名的第一個字和進展；朋友看不到您的這個頁面。
poster-scan = 用手機掃描 QR 碼，或報推薦碼：

message-chat = 推薦你試試 { $organization }。{ $offer }這是我的專屬連結：{ $link }
message-words = 推薦你試試 { $organization }。{ $offer }
message-subject = 推薦你試試 { $organization }
message-mail = 你好：

    我在 { $organization } 的體驗很不錯，就想到了你。{ $offer }

    這是我的專屬連結：{ $link }

own-heading = 您也可以推薦我們
own-text = 這是您的專屬連結。把它傳給合適的朋友：朋友會得到同樣的照顧，每一位我們都會感謝您。
own-keep = 請保存此頁
    .text = 請把您的專屬頁面加入書籤，隨時可以看到朋友的進展和您獲得的獎勵。知道網址的人都能打開它，所以請分享上面的連結，不要分享此網址。如果網址遺失或外洩，我們會為您換一個新的。
own-open = 打開我的頁面
own-elsewhere = 您也可以推薦我們
    .text = 您有一個專屬連結。由於任何人都可能填寫別人的聯絡方式，我們只在您第一次登記的裝置上顯示一次。如果找不到了，請直接聯絡我們。

count-introduced = 已介紹
count-qualified = 已登記或到店
count-converted = 已計入

friend-introduced = 已介紹
friend-qualified = 已登記或到店
friend-converted = 已計入
friend-refused = 未計入
friend-voided = 不再計入
    .why = 訂單已取消或退款，或者未能核實。如有疑問請聯絡我們。
friend-since = { $day }介紹
friend-name = { $initial }**
friend-nameless = 一位朋友

reward-available = 已發放
reward-reversed = 已收回
reward-over-budget = 未發放

earned-own-signed-up = 因您於{ $day }登記。
earned-own-valued = 因您的帳戶於{ $day }估值。
earned-own-order = 因您的訂單於{ $day }{ $mark }。
earned-own-own-purchase = 因您於{ $day }的購買。
earned-friend-signed-up = 因 { $friend } 於{ $day }登記。
earned-friend-valued = 因 { $friend } 的帳戶於{ $day }估值。
earned-friend-order = 因 { $friend } 的訂單於{ $day }{ $mark }。
earned-friend-own-purchase = 因您於{ $day }的購買。
earned-recruited = 來自您招募的代理：{ $what }
earned-until = 請在{ $day }前使用。
earned-taken-back = 已於{ $day }收回：對應的訂單已取消、退款或未能核實。
earned-never = 後來查明，這份獎勵原本不應發放。
because-capped = 上限 { $cap }，當時還剩 { $left }。
because-percent = 即 { $of } 的 { $percent }。
because-band = 帳戶資產達到 { $from }。
because-step = 這是第 { $n } 位計入的朋友。
because-share = 即您 { $paid } 購買的第 { $n } 份（共 { $parts } 份）。

ahead-reached = （已達到）
ahead-signed-up = 每有一位朋友登記
ahead-valued = 每有一位朋友的帳戶首次估值
ahead-own-purchase = 您自己首次購買
ahead-with-card = 每有一位朋友用您的卡購買
ahead-friends = 朋友越多，獎勵越多：訂單{ $mark }即計入
ahead-every = 朋友的每筆訂單{ $mark }後
ahead-first = 朋友的首筆訂單{ $mark }後
ahead-nth = 朋友的第 { $from } 至第 { $to } 筆訂單，每筆{ $mark }後
ahead-recruited = 來自您招募的代理：{ $what }
ahead-percent = 訂單金額的 { $percent }
ahead-instrument-card = { $n } 張推薦卡，可送給朋友
ahead-instrument-coupon = { $n } 張優惠券
ahead-instrument-voucher = { $n } 張代金券
ahead-instrument = { $n } 張贈券，可送給朋友
ahead-instruments = { $what }：{ $off }
ahead-off-first = 朋友首單減免 { $off }
ahead-off = 減 { $off }
ahead-share = 返還您自己購買金額的 { $parts } 分之一
ahead-least = 訂單須滿 { $amount }。
ahead-within = 自您介紹朋友起 { $days } 天內有效。
ahead-lasts = 請在 { $days } 天內使用。
ahead-other-kind = 此獎勵面向{ $kind }。如果您也想加入，請聯絡我們。
ahead-purchase-first = 先要有您自己的一次購買，之後就能得到推薦卡。
ahead-purchase-made = 您已完成購買。如果還沒有拿到推薦卡，請聯絡我們。
ahead-purchase-missing = 您購買並付款後即可獲得。
ahead-band-any = 任何帳戶：{ $gift }
ahead-band = { $from } 起：{ $gift }
ahead-capped = 目前已得 { $granted }，上限 { $cap }
ahead-full = 您已達到上限，非常感謝！朋友的那一份照樣有。
ahead-last = 下一位朋友將帶來最後的 { $next }。
ahead-and = {" "}＋{" "}
ahead-step = 第 { $n } 位朋友：{ $gift }
ahead-count = 目前 { $n } 位，共 { $most } 位
ahead-one-more = 再有 1 位朋友，您可得：{ $gift }
ahead-more = 再有 { $n } 位朋友，您可得：{ $gift }
ahead-all-steps = 您已達成全部里程碑，非常感謝！
ahead-shares = 目前已返 { $n } 份，共 { $parts } 份
ahead-next-share = { $day }前，下一位朋友將為您帶回 { $next }。
ahead-all-shares = 您的貨款已全部返還，非常感謝！
ahead-over = 期限已於{ $day }結束。

mark-placed = 下單
mark-paid = 付款
mark-invoiced = 開票
mark-delivered = 交付
mark-filed = 合約歸檔

kind-prospect = 尚未購買的人
kind-customer = 客戶
kind-staff = 員工
kind-agent = 我們的代理
kind-company = 公司

notice-unknown-page = 我們找不到這個頁面
    .text = 可能途中少了一個字母，或者網址已經更換。請聯絡我們取得您的頁面。
