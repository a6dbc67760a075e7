//! People are found, those who were there before there were words to find them by as well.

use anyhow::Result;
use goodword_app::customer::{self, search};
use goodword_store::CustomerWord;
use serde_json::json;

use crate::world::World;

goodword_testkit::store_test!(
    who_was_there_before_is_found_after_an_upgrade,
    |store| async {
        let mut world = World::on(&store, "2024-06-01T00:00:00Z").await?;
        let told = json!({"customer": "C-1", "attributes": {"name": "Ada Byron"}});
        world
            .tell("customer.added", "2024-01-02T00:00:00Z", told)
            .await?;
        let (app, admin) = (world.test.app.clone(), world.test.admin.clone());
        let found = async |text: &str| -> Result<Vec<String>> {
            let found = search(&app, &admin, text, 9).await?;
            Ok(found.into_iter().map(|view| view.customer).collect())
        };
        assert_eq!(found("byron").await?, ["C-1"]);
        // As an upgrade finds it: no words, and an organization that is marked.
        let organization = admin.organization;
        let word = |word: &str| CustomerWord {
            organization_id: organization,
            word: word.to_owned(),
            customer: "C-1".to_owned(),
        };
        let tx = store.begin(organization).await?;
        let words = [word("ada"), word("byron")];
        tx.customers().delete_words(organization, &words).await?;
        tx.commit().await?;
        customer::index(&store).await?;
        assert_eq!(
            found("byron").await?,
            [] as [String; 0],
            "nothing was marked"
        );
        let tx = store.begin(organization).await?;
        let settings = tx.settings();
        settings
            .set(organization, "customers.unindexed", "true")
            .await?;
        tx.commit().await?;
        customer::index(&store).await?;
        assert_eq!(found("byron ad").await?, ["C-1"]);
        assert_eq!(found("C-").await?, ["C-1"]);
        Ok(())
    }
);
