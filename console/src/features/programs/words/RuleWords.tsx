import { Flex, Tag } from "antd";

import type { Model, Rule } from "../definition/model";
import { tellRule, tellTerms } from "../definition/words";
import { useTexts } from "../texts";

const COLORS: Record<string, string> = {
  advocate: "var(--program-advocate)",
  friend: "var(--program-friend)",
  recruiter: "var(--program-recruiter)",
};

/** A rule in plain words, with its steps and limits. */
export function RuleWords({ rule, currency }: { rule: Rule; currency: string }) {
  const speaker = useTexts();
  const told = tellRule(speaker, rule, currency);
  return (
    <div className="program-rule-words">
      <p className="program-rule-sentence">{told.sentence}</p>
      {told.tiers.length > 0 && (
        <table className="program-tiers">
          <tbody>
            {told.tiers.map((tier) => (
              <tr key={tier.when}>
                <th scope="row">{tier.when}</th>
                <td>
                  <bdi>{tier.what}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {told.notes.length > 0 && (
        <Flex gap={8} wrap>
          {told.notes.map((note) => (
            <Tag key={note} className="program-note">
              {note}
            </Tag>
          ))}
        </Flex>
      )}
    </div>
  );
}

/** Who gets what and when, side by side, and what every friend must be. */
export function ProgramWords({ model }: { model: Model }) {
  const speaker = useTexts();
  const { t } = speaker;
  const sides = ["friend", "advocate", "recruiter"].filter((side) =>
    model.rule.some((rule) => rule.for === side),
  );
  return (
    <Flex vertical gap={16}>
      <div className="program-sides">
        {sides.map((side) => (
          <section
            key={side}
            className="program-side"
            style={{ borderBlockStartColor: COLORS[side] }}
          >
            <h3>{t(`side.${side}`)}</h3>
            <p className="program-side-who">{t(`side.${side}.who`)}</p>
            {model.rule
              .map((rule, index) => ({ rule, index }))
              .filter(({ rule }) => rule.for === side)
              .map(({ rule, index }) => (
                <RuleWords key={index} rule={rule} currency={model.currency} />
              ))}
          </section>
        ))}
      </div>
      <section className="program-terms">
        <h3>{t("words.terms")}</h3>
        <ul>
          {tellTerms(speaker, model).map((term) => (
            <li key={term}>{term}</li>
          ))}
        </ul>
      </section>
    </Flex>
  );
}
