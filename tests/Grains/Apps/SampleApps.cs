using System.Collections.Immutable;
using Boxyard.Apps;

namespace Boxyard.Tests.Grains.Apps;

/// <summary>Apps and callers as the tests of the registry need them.</summary>
internal static class SampleApps
{
    public static readonly AppCaller Owner = new() { User = "testuser", IsApproved = true, Address = "10.0.0.1" };
    public static readonly AppCaller Other = new() { User = "testuser2", IsApproved = true };
    public static readonly AppCaller Admin = new() { User = "admin", IsAdmin = true, IsApproved = true };

    public static readonly AppName Simple =
        new() { Namespace = "sage", Repository = "simple", Version = "1.2.3" };

    public static AppSpec Spec(AppName? name = null) => new()
    {
        Name = name ?? Simple,
        Description = "a simple app",
        Source = new AppSource
        {
            Url = "https://example.org/plugins.git",
            Branch = "master",
            Commit = new string('a', 40),
            Architectures = ["linux/amd64", "linux/arm64"],
            BuildArgs = ImmutableDictionary<string, string>.Empty.Add("VARIABLE1", "value1"),
        },
        Testing = new AppTesting { Command = ["python3", "main.py"], MaskEntrypoint = true },
        Profiling = new AppProfiling
        {
            Targets = [new AppProfileTarget { Args = "--use-cpu", Timeout = 60 }],
            Metrics = ["system"],
            Text = """{"metrics":["system"],"targets":[{"args":"--use-cpu","timeout":60}]}""",
        },
    };

    public static AppSubmission Submission(AppName? name = null, AppCaller? caller = null) =>
        new() { Spec = Spec(name), Caller = caller ?? Owner };

    /// <summary>The picture of an app, in a file of this name.</summary>
    public static AppMetaFile Icon(string path) => new()
    {
        Name = new AppMetaFileName { FileName = "ecr-icon.jpg", Kind = AppMetaFileKind.Thumb },
        Path = path,
        Size = 3,
        Sha256 = new string('b', 64),
    };

    public static AppGrant Grant(string grantee, AppPermission permission, string repository = "simple") => new()
    {
        Namespace = "sage",
        Repository = repository,
        GranteeKind = grantee == AppGrant.AllUsers ? AppGranteeKind.Group : AppGranteeKind.User,
        Grantee = grantee,
        Permission = permission,
    };
}
