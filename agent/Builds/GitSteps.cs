using System.Collections.Immutable;
using System.Globalization;

namespace Boxyard.Agent.Builds;

/// <summary>
/// The command lines for git. An address or a branch cannot be taken for a switch, and git asks nobody for a password.
/// </summary>
internal static class GitSteps
{
    /// <summary>With its submodules, wherever these are.</summary>
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

    /// <summary>Without its submodules.</summary>
    public static BuildStep CloneAlone(BuildSource source, string folder, BuildOrder order, ClonePin pin) =>
        new(
            "git",
            [
                "-c", "core.hooksPath=/dev/null", "clone", "--template=", "--depth=1", "--no-recurse-submodules",
                $"--branch={source.Ref}", "--", source.Url, folder,
            ])
        {
            Variables = VariablesOf(order, pin),
        };

    /// <summary>Gets a commit that a branch has left behind; most servers give any that they have.</summary>
    public static BuildStep FetchCommit(string commit, string folder, BuildOrder order, ClonePin? pin) =>
        new("git", ["-C", folder, "fetch", "--depth=1", "--no-recurse-submodules", "origin", commit])
        {
            Variables = pin is null ? VariablesOf(order) : VariablesOf(order, pin),
        };

    public static BuildStep CheckOut(string commit, string folder, BuildOrder order) =>
        new("git", ["-C", folder, "-c", "core.hooksPath=/dev/null", "checkout", "--quiet", "--detach", commit])
        {
            Variables = VariablesOf(order),
        };

    /// <summary>Submodules that a commit does not have stay behind when it is checked out.</summary>
    public static BuildStep RemoveUntracked(string folder, BuildOrder order) =>
        new("git", ["-C", folder, "clean", "--quiet", "-ffdx"]) { Variables = VariablesOf(order) };

    /// <summary>Wherever they are.</summary>
    public static BuildStep UpdateSubmodules(string folder, BuildOrder order) =>
        new(
            "git",
            [
                "-C", folder, "-c", "core.hooksPath=/dev/null", "submodule", "update", "--init", "--recursive",
                "--no-recommend-shallow",
            ])
        {
            Variables = VariablesOf(order),
        };

    public static BuildStep NoteSubmodules(string folder, BuildOrder order) =>
        new("git", ["-C", folder, "submodule", "--quiet", "init"]) { Variables = VariablesOf(order) };

    public static BuildStep ListSubmoduleAddresses(string folder, BuildOrder order) =>
        new("git", ["-C", folder, "config", "-z", "--local", "--get-regexp", @"^submodule\..*\.url$"])
        {
            Variables = VariablesOf(order),
        };

    public static BuildStep ListSubmodulePaths(string folder, BuildOrder order) =>
        new("git", ["-C", folder, "config", "-z", "--file", ".gitmodules", "--get-regexp", @"^submodule\..*\.path$"])
        {
            Variables = VariablesOf(order),
        };

    public static BuildStep UpdateSubmodule(string folder, string path, BuildOrder order, ClonePin pin) =>
        new(
            "git",
            [
                "-C", folder, "-c", "core.hooksPath=/dev/null", "submodule", "update", "--no-recommend-shallow",
                "--", path,
            ])
        {
            // A path is one file's, whatever it begins with.
            Variables = VariablesOf(order, pin).Add("GIT_LITERAL_PATHSPECS", "1"),
        };

    private static ImmutableDictionary<string, string> VariablesOf(BuildOrder order, ClonePin pin)
    {
        var variables = VariablesOf(order).SetItem("GIT_SSH_COMMAND", pin.SshCommand);
        var settings = pin.Settings().ToList();
        foreach (var (index, (name, value)) in settings.Index())
        {
            variables = variables.Add($"GIT_CONFIG_KEY_{index}", name).Add($"GIT_CONFIG_VALUE_{index}", value);
        }

        return variables.Add("GIT_CONFIG_COUNT", settings.Count.ToString(CultureInfo.InvariantCulture));
    }

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
