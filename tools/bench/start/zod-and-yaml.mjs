import "zod";
import "yaml";
