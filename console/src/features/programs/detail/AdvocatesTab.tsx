import { UserAddOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { App, Button, Flex, Modal, Popconfirm } from "antd";
import { useState } from "react";

import { api, client } from "@/api/client";
import { refresh } from "@/api/queries";
import type { Advocate } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerText } from "@/names/Customer";
import { useMay } from "@/session/session";
import { Detail } from "@/ui/Detail";
import { ListView } from "@/ui/list/ListView";
import { useProblemText } from "@/ui/Problem";
import { useTexts } from "../texts";
import { AdvocateCard } from "./AdvocateCard";
import { EnrolForm } from "./EnrolForm";

const route = getRouteApi("/frame/programs/$id");

/** Who brings friends in a program, and the form to enrol somebody. */
export function AdvocatesTab({ program, state }: { program: string; state: string }) {
  const { t } = useTexts();
  const { date } = useFormat();
  const { advocate: shown } = route.useSearch();
  const navigate = useNavigate();
  const may = useMay("record");
  const [enrolling, setEnrolling] = useState(false);
  const show = (advocate?: string) =>
    void navigate({
      to: "/programs/$id",
      params: { id: program },
      search: { tab: "advocates", advocate },
    });
  const enrol = may && state !== "ended" && (
    <Button type="primary" icon={<UserAddOutlined />} onClick={() => setEnrolling(true)}>
      {t("enrol.title")}
    </Button>
  );
  return (
    <Flex vertical gap={12}>
      <Flex justify="end">{enrol}</Flex>
      <ListView
        path="/api/v1/advocates"
        query={{ program }}
        label={t("tab.advocates")}
        rowKey={(advocate) => advocate.id}
        onOpen={(advocate) => show(advocate.id)}
        exportAs="advocates"
        empty={
          <Flex vertical gap={12} align="center">
            <span>{t("advocates.empty")}</span>
            {enrol}
          </Flex>
        }
        columns={[
          {
            key: "customer",
            title: t("advocates.customer"),
            card: "title",
            render: ({ id, customer }) => (
              <Link
                to="/programs/$id"
                params={{ id: program }}
                search={{ tab: "advocates", advocate: id }}
              >
                <CustomerText customer={customer} />
              </Link>
            ),
          },
          {
            key: "code",
            title: t("advocate.code"),
            card: "aside",
            render: ({ code }) => <bdi className="gw-code">{code}</bdi>,
          },
          {
            key: "link",
            title: t("advocate.link"),
            card: "none",
            wideOnly: true,
            render: ({ link }) => (
              <bdi dir="ltr" className="gw-code">
                {link}
              </bdi>
            ),
          },
          {
            key: "since",
            title: t("advocates.since"),
            align: "end",
            render: ({ enrolled_at }) => date(enrolled_at),
          },
        ]}
      />
      <Modal
        open={enrolling}
        title={t("enrol.title")}
        footer={null}
        destroyOnHidden
        onCancel={() => setEnrolling(false)}
      >
        <EnrolForm
          program={program}
          onDone={({ id }) => {
            setEnrolling(false);
            show(id);
          }}
        />
      </Modal>
      <AdvocateDrawer id={shown} onClose={() => show()} />
    </Flex>
  );
}

/** A new address where the old one fell into wrong hands. */
function RenewSharePage({ id }: { id: string }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const may = useMay("record");
  const renew = api.useMutation("post", "/api/v1/advocates/{id}/share-page", {
    onSuccess: async () => {
      await refresh(queries, "/api/v1/advocates");
      message.success(t("advocate.renewed"));
    },
    onError: (error) => message.error(problemText(error)),
  });
  if (!may) return null;
  return (
    <Popconfirm
      title={t("advocate.renew")}
      description={t("advocate.renew.sure")}
      onConfirm={() => renew.mutateAsync({ params: { path: { id } } }).catch(() => undefined)}
    >
      <Button type="link" loading={renew.isPending}>
        {t("advocate.renew")}
      </Button>
    </Popconfirm>
  );
}

function AdvocateDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTexts();
  const { date } = useFormat();
  const read = useQuery({
    queryKey: ["get", "/api/v1/advocates/{id}", id],
    enabled: id !== undefined,
    queryFn: async () => {
      const params = { path: { id: id ?? "" } };
      return (await client.GET("/api/v1/advocates/{id}", { params })).data as Advocate;
    },
  });
  return (
    <Detail
      open={id !== undefined}
      title={<bdi>{read.data?.customer ?? t("advocate.title")}</bdi>}
      onClose={onClose}
      read={read}
    >
      {() =>
        read.data && (
          <Flex vertical gap={20}>
            <AdvocateCard advocate={read.data} />
            <p className="program-hint">
              {t("advocate.since", { day: date(read.data.enrolled_at) })}
            </p>
            <Flex gap={12} wrap align="center">
              <Link to="/customers/$customer" params={{ customer: read.data.customer }} search={{}}>
                {t("advocate.customer")}
              </Link>
              <Link
                to="/referrals"
                search={{ program: read.data.program, advocate: read.data.customer }}
              >
                {t("advocate.referrals")}
              </Link>
              <RenewSharePage id={read.data.id} />
            </Flex>
          </Flex>
        )
      }
    </Detail>
  );
}
