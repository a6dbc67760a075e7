import { useQuery } from "@tanstack/react-query";
import { Card, Collapse, Flex, Skeleton, Tag } from "antd";

import { client } from "@/api/client";
import type { Program } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { Problem } from "@/ui/Problem";
import { pageOf } from "../data";
import { type Definition, readModel } from "../definition/model";
import { useTexts } from "../texts";
import { ProgramWords } from "../words/RuleWords";
import { DefinitionTab } from "./DefinitionTab";

/** Every version, newest first: what was promised when. */
export function VersionsTab({ program }: { program: Program }) {
  const { t } = useTexts();
  const { dateTime, num } = useFormat();
  const read = useQuery({
    queryKey: ["get", "/api/v1/programs/{id}/versions", program.id, program.version],
    queryFn: async () => {
      const params = { path: { id: program.id } };
      const { data } = await client.GET("/api/v1/programs/{id}/versions", { params });
      return pageOf(data).items;
    },
  });
  if (read.isError) return <Problem error={read.error} onRetry={() => read.refetch()} />;
  if (!read.data) {
    return (
      <Card>
        <Skeleton active />
      </Card>
    );
  }
  const versions = [...read.data].sort((a, b) => b.version - a.version);
  return (
    <Flex vertical gap={12}>
      <p className="program-hint">{t("versions.kept")}</p>
      <Collapse
        defaultActiveKey={[String(versions[0]?.version)]}
        items={versions.map(({ version, since, definition }) => ({
          key: String(version),
          label: (
            <Flex gap={12} wrap align="center">
              <b>{t("program.version", { number: num(version) })}</b>
              <span className="program-hint">{t("versions.since", { day: dateTime(since) })}</span>
              {version === program.version && <Tag color="success">{t("versions.current")}</Tag>}
            </Flex>
          ),
          children: (
            <Flex vertical gap={16}>
              <ProgramWords model={readModel(definition as Definition)} />
              <Collapse
                size="small"
                ghost
                items={[
                  {
                    key: "text",
                    label: t("tab.definition"),
                    children: <DefinitionTab definition={definition as Definition} />,
                  },
                ]}
              />
            </Flex>
          ),
        }))}
      />
    </Flex>
  );
}
