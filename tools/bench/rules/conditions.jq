# The ten simple conditions, as somebody writes them in jq. $now in seconds.
def missing: type == "object" and has("unknown");
def outcome: if missing then "unknown" else "fail" end;
def hit($rule; fact): [.id, $rule, (fact | outcome)];
def seconds: fromdateiso8601;
def worst(fact): [.[] | fact] | if any(. == true) then true else map(select(. != false)) | if length == 0 then false else .[0] end end;

[.instances[] |
  (select(.status != "Stopped") | hit("instance-not-stopped"; .status)),
  (select(.spotStrategy != "NoSpot") | hit("instance-spot"; .spotStrategy)),
  (select(.keyPair != null and .keyPair != "") | hit("instance-key-pair"; .keyPair)),
  (select(.eip != null) | hit("instance-eip"; .eip)),
  (select(.dedicatedHostId != null and .dedicatedHostId != "") | hit("instance-dedicated-host"; .dedicatedHostId)),
  (select((.createdAt | missing) or (.createdAt | seconds) > $now - 432000) | hit("instance-age"; .createdAt)),
  (select(.chargeType != "PostPaid") |
    select((.chargeType | missing) or (.expiresAt | missing) or (.expiresAt | seconds) <= $now + 259200) |
    hit("instance-expiry"; if .chargeType | missing then .chargeType else .expiresAt end)),
  (select((.networkInterfaces | missing) or any(.networkInterfaces[]; .type == "Secondary")) |
    hit("instance-secondary-eni"; .networkInterfaces)),
  ((if .disks | missing then .disks else .disks | worst(.encrypted) end) as $worst |
    select($worst != false) | hit("instance-disk-encrypted"; $worst)),
  ((if .disks | missing then .disks else .disks | worst(.burstingEnabled) end) as $worst |
    select($worst != false) | hit("instance-disk-burst"; $worst))
]
