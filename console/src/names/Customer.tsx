import { Link } from "@tanstack/react-router";

import { useCustomerName } from "./customers";

/** A person by name, and by the business's own id. */
export function CustomerName({ customer, name }: { customer: string; name?: string | undefined }) {
  return name === undefined || name === customer ? (
    <bdi>{customer}</bdi>
  ) : (
    <>
      <bdi>{name}</bdi>{" "}
      <bdi className="gw-id" title={customer}>
        {customer}
      </bdi>
    </>
  );
}

/** A person with the way to their file. */
export function CustomerLink({ customer }: { customer: string }) {
  const name = useCustomerName(customer);
  return (
    <Link to="/customers/$customer" params={{ customer }} search={{}}>
      <CustomerName customer={customer} name={name} />
    </Link>
  );
}

/** A person as plain text, where the link leads elsewhere. */
export function CustomerText({ customer }: { customer: string }) {
  return <CustomerName customer={customer} name={useCustomerName(customer)} />;
}
