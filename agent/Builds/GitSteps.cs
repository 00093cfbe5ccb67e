using System.Collections.Immutable;

namespace Boxyard.Agent.Builds;

/// <summary>
/// The command lines for git. An address or a branch cannot be taken for a switch, and git asks nobody for a password.
/// </summary>
internal static class GitSteps
{
    public static BuildStep Clone(BuildSource source, string folder, BuildOrder order) =>
        new(
            "git",
            [
                // What a repository brings along is never run by git itself.
                "-c", "core.hooksPath=/dev/null",
                "clone", "--template=", "--depth=1", "--recurse-submodules", "--no-shallow-submodules",
                $"--branch={source.Ref}", "--", source.Url, folder,
            ])
        {
            Variables = VariablesOf(order),
            Timeout = order.CloneTimeout,
        };

    public static BuildStep Commit(string folder, BuildOrder order) =>
        new("git", ["-C", folder, "rev-parse", "HEAD"]) { Variables = VariablesOf(order) };

    private static ImmutableDictionary<string, string> VariablesOf(BuildOrder order) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_ALLOW_PROTOCOL"] = order.GitProtocols,
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            ["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes",
        }.ToImmutableDictionary(StringComparer.Ordinal);
}
