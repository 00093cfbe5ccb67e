using System.Collections.Immutable;
using System.Globalization;

namespace Boxyard.Agent.Builds;

/// <summary>
/// The command lines for git. An address or a branch cannot be taken for a switch, and git asks nobody for a password.
/// </summary>
internal static class GitSteps
{
    /// <summary>What a repository brings along is never run by git itself.</summary>
    private static readonly ImmutableArray<string> NoHooks = ["-c", "core.hooksPath=/dev/null"];

    /// <summary>
    /// The code of a branch or a tag, without its submodules. The machine is null where none was looked up.
    /// </summary>
    public static IEnumerable<BuildStep> Fetch(BuildSource source, string folder, BuildOrder order, ClonePin? pin) =>
        source.Tag.Length > 0 ? FetchTag(source, folder, order, pin) : [Clone(source, folder, order, pin)];

    public static BuildStep Commit(string folder, BuildOrder order) =>
        Git(["-C", folder, "rev-parse", "HEAD"], order);

    /// <summary>All of them, wherever these are.</summary>
    public static BuildStep UpdateSubmodules(string folder, BuildOrder order) => Git(
        [
            "-C", folder, .. NoHooks, "submodule", "update", "--init", "--recursive", "--no-recommend-shallow",
        ],
        order);

    /// <summary>Gets a commit that a branch has left behind; most servers give any that they have.</summary>
    public static BuildStep FetchCommit(string commit, string folder, BuildOrder order, ClonePin? pin) =>
        Git(["-C", folder, .. NoHooks, "fetch", "--depth=1", "--no-recurse-submodules", "origin", commit], order, pin);

    public static BuildStep CheckOut(string commit, string folder, BuildOrder order) =>
        Git(["-C", folder, .. NoHooks, "checkout", "--quiet", "--detach", commit], order);

    public static BuildStep NoteSubmodules(string folder, BuildOrder order) =>
        Git(["-C", folder, "submodule", "--quiet", "init"], order);

    public static BuildStep ListSubmoduleAddresses(string folder, BuildOrder order) =>
        Git(["-C", folder, "config", "-z", "--local", "--get-regexp", @"^submodule\..*\.url$"], order);

    public static BuildStep ListSubmodulePaths(string folder, BuildOrder order) =>
        Git(["-C", folder, "config", "-z", "--file", ".gitmodules", "--get-regexp", @"^submodule\..*\.path$"], order);

    public static BuildStep UpdateSubmodule(string folder, string path, BuildOrder order, ClonePin pin) => new(
        "git",
        ["-C", folder, .. NoHooks, "submodule", "update", "--no-recommend-shallow", "--", path])
    {
        // A path is one file's, whatever it begins with.
        Variables = VariablesOf(order, pin).Add("GIT_LITERAL_PATHSPECS", "1"),
    };

    private static BuildStep Clone(BuildSource source, string folder, BuildOrder order, ClonePin? pin) => Git(
        [
            .. NoHooks, "clone", "--template=", "--depth=1", "--no-recurse-submodules", $"--branch={source.Branch}",
            "--", source.Url, folder,
        ],
        order,
        pin);

    /// <summary>`clone --branch` would take a branch of the same name before it.</summary>
    private static IEnumerable<BuildStep> FetchTag(
        BuildSource source, string folder, BuildOrder order, ClonePin? pin)
    {
        var tag = $"refs/tags/{source.Tag}";
        yield return Git(["init", "--quiet", "--template=", "--", folder], order);
        // Its submodules may be beside it.
        yield return Git(["-C", folder, "remote", "add", "--", "origin", source.Url], order);
        yield return Git(
            [
                "-C", folder, .. NoHooks, "fetch", "--depth=1", "--no-recurse-submodules", "origin", $"+{tag}:{tag}",
            ],
            order,
            pin);
        yield return Git(["-C", folder, .. NoHooks, "checkout", "--quiet", "--detach", tag, "--"], order);
    }

    private static BuildStep Git(ImmutableArray<string> arguments, BuildOrder order, ClonePin? pin = null) =>
        new("git", arguments) { Variables = pin is null ? VariablesOf(order) : VariablesOf(order, pin) };

    private static ImmutableDictionary<string, string> VariablesOf(BuildOrder order, ClonePin pin)
    {
        var variables = VariablesOf(order)
            .SetItem("GIT_SSH_COMMAND", SshCommand.Of(order, pin.Address, pin.Machine));
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
            ["GIT_SSH_COMMAND"] = SshCommand.Of(order),
        }.ToImmutableDictionary(StringComparer.Ordinal);
}
