import type { Answer, Call, Product } from "./call.ts";
import { required, text } from "./params.ts";

/** Location, 2015-06-12: every service of every region is this server. */
export const location: Product = {
  name: "Location",
  version: "2015-06-12",
  actions: { DescribeEndpoints: describeEndpoints },
};

function describeEndpoints({ params, endpoint }: Call): Answer {
  const service = required(params, "ServiceCode");
  const type = text(params, "Type") || "openAPI";
  return {
    Success: true,
    Endpoints: {
      Endpoint: [
        {
          Endpoint: endpoint,
          Id: text(params, "Id"),
          Namespace: text(params, "Namespace"),
          // The API itself spells it so.
          SerivceCode: service,
          Type: type,
          Protocols: { Protocols: ["HTTP", "HTTPS"] },
        },
      ],
    },
  };
}
