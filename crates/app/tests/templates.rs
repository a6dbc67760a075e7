//! Every letter in every language, as it comes out with samples in its places.

use goodword_app::{
    Language,
    mail::MailOptions,
    template::{self, Kind},
};
use goodword_domain::moment::Moment;
use goodword_testkit::{app::TestApp, store_test};

store_test!(letters_come_out_like_this, |store| async {
    let now = Moment::from_micros(1_774_051_200_000_000);
    let test = TestApp::on(&store, now, 1).await?;
    test.app.set_mail(MailOptions {
        public_url: "https://shop.example".to_owned(),
        signing_key: vec![7; 32],
        sender: None,
    });
    let organization = format!("organization {}", test.admin.organization);
    for language in Language::ALL {
        let mut told = String::new();
        for kind in Kind::ALL {
            let shipped = template::read(&test.app, &test.admin, *kind, *language).await?;
            let which = (*kind, *language);
            let (subject, body) = (&shipped.subject, &shipped.body);
            let letter = template::preview(&test.app, &test.admin, which, subject, body).await?;
            let start = format!(
                "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">",
                language.tag(),
                language.direction()
            );
            assert!(letter.html.starts_with(&start), "{}", letter.html);
            assert!(letter.html.len() < 10_000, "{} bytes", letter.html.len());
            assert!(!letter.html.contains("{{") && !letter.html.contains("{%"));
            let ends = letter.text.contains("https://shop.example/unsubscribe/");
            assert_eq!(ends, kind.is_to_customers(), "{}", kind.name());
            told.push_str(&format!(
                "=== {}\nSubject: {}\n\n{}\n",
                kind.name(),
                letter.subject,
                letter.text
            ));
            if *kind == Kind::RewardEarned {
                let html = letter.html.replace(&organization, "Blue Optics");
                insta::assert_snapshot!(format!("html_{}", language.tag()), html);
            }
        }
        let told = told.replace(&organization, "Blue Optics");
        insta::assert_snapshot!(format!("letters_{}", language.tag()), told);
    }
    Ok(())
});
