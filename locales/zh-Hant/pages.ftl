# 公開頁面。數字和日期由程式按語言寫好後傳入。

frame-skip = 跳到正文
frame-languages = 語言
frame-privacy = 您的資料只用於本次推薦。我們不保存您的網路位址，本頁也不載入其他網站的任何內容。

landing-heading = { $advocate } 向您推薦 { $organization }
landing-heading-friend = 一位朋友向您推薦 { $organization }
landing-offer = 您的專屬禮遇
landing-criteria = 適合誰
landing-until = 有效期至{ $day }。
landing-closed = 此活動暫未開放
    .text = 感謝您的到來。請詢問給您連結的朋友，或直接聯絡我們。

form-heading = 立即登記
form-name = 您的姓名
form-contact = 手機號碼或電子郵件
    .hint = 方便我們與您聯絡。
form-consent = 我同意 { $organization } 保存我的姓名和聯絡方式，就本次推薦與我聯絡，並讓推薦我的朋友知道我已登記。
form-send = 送出登記
form-trap = 請將此欄留空
form-mend = 請再看一下：
form-title-again = 請檢查 – { $title }

fault-name-missing = 請填寫您的姓名。
fault-name-long = 姓名請不要超過 80 個字。
fault-name-odd = 這裡請只填寫姓名，不要填寫網址。
fault-contact-missing = 請填寫手機號碼或電子郵件。
fault-contact-unclear = 這看起來既不是手機號碼，也不是電子郵件。
fault-phone-length = 這個手機號碼的位數不對。
fault-email-form = 這個電子郵件不完整，應類似 name@example.com。
fault-consent-missing = 我們需要您的同意才能保存您的資料。

again-stale = 這個頁面開得太久了。您填寫的內容還在，請再送出一次。
again-trap = 有一個應當留空的欄位被填寫了，可能是瀏覽器自動填的。我們已清空，請再送出一次。
again-busy = 剛才沒能保存。您填寫的內容還在，請稍後再送出一次。
again-too-many = 剛才從您的網路登記的人很多。您填寫的內容還在，請在 { $minutes } 分鐘後再試。

thanks-title = 謝謝，歡迎您！
thanks-text = 您在 { $organization } 的登記已收到。
thanks-next = 接下來
thanks-step-contact = { $organization } 會盡快與您聯絡。
thanks-step-told = 我們會感謝推薦您的朋友。
thanks-step-offer = 您的禮遇已登記，無需再做什麼。
thanks-known-title = 很高興再次見到您！
thanks-own-title = 這是您自己的連結
thanks-closed-title = 此活動暫未開放
thanks-refused-title = 感謝您的到來

notice-unknown-link = 我們找不到這個連結
    .text = 可能途中少了一個字母。請讓您的朋友再傳一次連結。
notice-cross-site = 請在我們的頁面上送出
    .text = 這份表單來自其他網站，我們沒有保存。請打開朋友的連結，在那裡登記。
notice-unreadable = 我們無法讀取送出的內容
    .text = 沒有保存任何內容。請返回並再送出一次。
notice-too-many = 請稍等片刻
    .text = 來自您網路的請求非常多。請在 { $seconds } 秒後再試。
notice-busy = 請稍等片刻
    .text = 現在造訪的人非常多。請稍後重新打開頁面。
notice-broken = 我們這邊出了點問題
    .text = 很抱歉。我們已經收到通知，請稍後再試。
