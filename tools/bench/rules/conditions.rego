# The ten simple conditions, as somebody writes them for OPA.
package conditions

now := time.parse_rfc3339_ns("2026-06-01T00:00:00Z")

day := ((24 * 60) * 60) * 1000000000

missing(fact) if is_object(fact)

outcome(fact) := "unknown" if missing(fact)

outcome(fact) := "fail" if not missing(fact)

hits contains [one.id, "instance-not-stopped", outcome(one.status)] if {
	some one in input.instances
	one.status != "Stopped"
}

hits contains [one.id, "instance-spot", outcome(one.spotStrategy)] if {
	some one in input.instances
	one.spotStrategy != "NoSpot"
}

hits contains [one.id, "instance-key-pair", outcome(one.keyPair)] if {
	some one in input.instances
	not one.keyPair in {null, ""}
}

hits contains [one.id, "instance-eip", "unknown"] if {
	some one in input.instances
	one.eip.unknown
}

hits contains [one.id, "instance-eip", "fail"] if {
	some one in input.instances
	one.eip != null
	not one.eip.unknown
}

hits contains [one.id, "instance-dedicated-host", outcome(one.dedicatedHostId)] if {
	some one in input.instances
	not one.dedicatedHostId in {null, ""}
}

hits contains [one.id, "instance-age", "unknown"] if {
	some one in input.instances
	missing(one.createdAt)
}

hits contains [one.id, "instance-age", "fail"] if {
	some one in input.instances
	time.parse_rfc3339_ns(one.createdAt) > now - (5 * day)
}

hits contains [one.id, "instance-expiry", "unknown"] if {
	some one in input.instances
	missing(one.chargeType)
}

hits contains [one.id, "instance-expiry", "unknown"] if {
	some one in input.instances
	one.chargeType == "PrePaid"
	missing(one.expiresAt)
}

hits contains [one.id, "instance-expiry", "fail"] if {
	some one in input.instances
	one.chargeType == "PrePaid"
	time.parse_rfc3339_ns(one.expiresAt) <= now + (3 * day)
}

hits contains [one.id, "instance-secondary-eni", "unknown"] if {
	some one in input.instances
	missing(one.networkInterfaces)
}

hits contains [one.id, "instance-secondary-eni", "fail"] if {
	some one in input.instances
	some card in one.networkInterfaces
	card.type == "Secondary"
}

hits contains [one.id, "instance-disk-encrypted", verdict] if {
	some one in input.instances
	verdict := worst(one.disks, "encrypted")
}

hits contains [one.id, "instance-disk-burst", verdict] if {
	some one in input.instances
	verdict := worst(one.disks, "burstingEnabled")
}

worst(disks, _) := "unknown" if missing(disks)

worst(disks, fact) := "fail" if {
	is_array(disks)
	some disk in disks
	disk[fact] == true
}

worst(disks, fact) := "unknown" if {
	is_array(disks)
	every disk in disks {
		disk[fact] != true
	}
	some disk in disks
	missing(disk[fact])
}
