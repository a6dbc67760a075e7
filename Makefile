# One way to do each thing. What is built stays outside of the checkout, so that
# a fresh clone finds what another one has built.
export CARGO_TARGET_DIR ?= $(HOME)/.cache/goodword/target

.PHONY: run test check generate bench shots tools own
.DEFAULT_GOAL := run

# The console, which lies in the binary: built again when one of its files is newer.
console/dist/index.html: $(shell find console -type d \( -name node_modules -o -name dist \) -prune -o -type f -print)
	@command -v npm >/dev/null || { echo "npm is missing: install Node.js 20 or newer from https://nodejs.org" >&2; exit 1; }
	cd console && npm ci --ignore-scripts --no-audit --no-fund && npm run build
	touch $@

# Checkouts share what cargo builds, and cargo goes by the times of their files: what
# another checkout built last must not pass for this one's.
own:
	@mkdir -p "$(CARGO_TARGET_DIR)"; mark="$(CARGO_TARGET_DIR)/checkout"; \
	if [ "$$(cat "$$mark" 2>/dev/null)" != "$(CURDIR)" ]; then \
		find crates xtask bench -name '*.rs' -exec touch {} +; \
		echo "$(CURDIR)" > "$$mark"; \
	fi

# The server with four demonstration shops; it prints where to look. `./goodword` is
# the binary, for a second terminal. The whole workspace is named, here and below, so
# that one command finds what another has built: a part of it has other features.
run: own console/dist/index.html
	cargo build --workspace --bin goodword
	ln -sf "$(CARGO_TARGET_DIR)/debug/goodword" goodword
	./goodword serve --demo --data ./var/demo --listen 127.0.0.1:8080

test: own tools console/dist/index.html
	cargo test --workspace
	cd console && npm test
	if [ -e e2e/run ]; then e2e/run; fi

check: own console/dist/index.html
	cd console && npm run check
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo build --workspace --bin xtask
	"$(CARGO_TARGET_DIR)/debug/xtask" tidy
	"$(CARGO_TARGET_DIR)/debug/xtask" generate --check

# Writes the references, the OpenAPI document and the console's client anew.
generate: own
	cargo build --workspace --bin xtask
	"$(CARGO_TARGET_DIR)/debug/xtask" generate

# Prints the table of bench/README.md and writes it to bench/out/bench.json.
bench: own
	bench/run

# Pictures of every page in every language, to be looked at: e2e/shots/index.html.
shots: own tools
	cargo build --workspace --bin goodword
	e2e/run shots

# What the tests need beside the checkout; installs it where it can.
tools:
	.ci/tools
