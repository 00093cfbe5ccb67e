using System.Text.Json.Nodes;
using Boxyard.Apps;
using Boxyard.Tests.Agent;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Silo;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Lab.Builds;

/// <summary>
/// A silo, a git server, a registry of images, and an agent whose boxes build with podman. The apps' images are made
/// of this machine's busybox; for arm64 of Debian's.
/// </summary>
public sealed class BuildsLab : SiloFixture, IAsyncLifetime
{
    private const string Token = "testuser_token";
    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(5);

    private readonly string _root = Directory.CreateTempSubdirectory("boxyard-builds-").FullName;
    private readonly List<AgentProcess> _agents = [];
    private GitServer? _git;
    private ImageRegistry? _registry;
    private string? _configuration;

    internal ImageRegistry Registry => _registry!;

    /// <summary>Where the agent keeps its boxes' images.</summary>
    internal string State => Path.Combine(_root, "state");

    internal AgentProcess Agent => _agents[0];

    public async Task InitializeAsync()
    {
        var apps = Directory.CreateDirectory(Path.Combine(_root, "git/apps")).FullName;
        await WriteRootAsync(Path.Combine(apps, "root-amd64"), "/bin/busybox");
        if (EmulatedArm64.FindObstacle() is null)
        {
            await EmulatedArm64.PrepareAsync(Path.Combine(_root, "arm64"));
            await WriteRootAsync(
                Path.Combine(apps, "root-arm64"), Path.Combine(_root, "arm64/unpacked/bin/busybox"));
        }

        foreach (var (path, text) in AppFiles.All)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(apps, path))!);
            await File.WriteAllTextAsync(Path.Combine(apps, path), text);
        }

        _git = await GitServer.StartAsync(Path.Combine(_root, "git"));
        _registry = await ImageRegistry.StartAsync(_root);
        _configuration = await PodmanEngine.WriteConfigurationAsync(_root);
        Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"sage {Token}");
        _agents.Add(AgentProcess.Start(
            new Dictionary<string, string> { ["CONTAINERS_CONF"] = _configuration },
            [
                "--silo", Client.BaseAddress!.ToString(), "--state", State, "--group", "builder", "--driver", "builder",
                "--count", "2", "--Agent:Boxes:0:Memory", "512", "--Agent:Boxes:0:Cpus", "0",
                "--Agent:Engine", "podman", "--Agent:AllowInsideAddresses", "true",
                "--Agent:Registry", Registry.Name, "--Agent:RegistryInsecure", "true",
                "--Agent:RetryDelay", "00:00:00.2", "--Agent:ConsoleInterval", "00:00:00.5",
            ]));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        foreach (var agent in _agents)
        {
            await agent.TerminateAsync();
            await agent.TerminateAsync();
            await agent.WaitForEndAsync();
            await agent.DisposeAsync();
        }

        if (_git is not null)
        {
            await _git.DisposeAsync();
        }

        if (_registry is not null)
        {
            await _registry.DisposeAsync();
        }

        await DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Apps:StaticTokens:0:Token", Token);
        builder.UseSetting("Apps:StaticTokens:0:User", SampleApps.Owner.User);
        builder.UseSetting("Apps:StaticTokens:0:IsApproved", "true");
    }

    /// <summary>Stores an app of the repository: a folder of it is the source.</summary>
    internal async Task StoreAsync(
        string name,
        Func<AppSpec, AppSpec> change,
        params string[] architectures)
    {
        var spec = SampleApps.Spec(new AppName { Namespace = "sage", Repository = name, Version = "1.0" });
        spec = change(spec with
        {
            Source = new AppSource
            {
                Url = _git!.Url,
                Branch = "main",
                Architectures = [.. architectures.Length > 0 ? architectures : ["linux/amd64"]],
            },
            Testing = null,
            Profiling = null,
        });
        var stored = await Get<IAppStore>().SubmitAsync(
            new AppSubmission { Spec = spec, Caller = SampleApps.Owner }, CancellationToken.None);
        Assert.Equal(AppSubmitKind.Stored, stored.Kind);
    }

    /// <summary>Asks for a build (`builds`) or a profile, and waits for its end.</summary>
    internal async Task<JsonNode> RunAsync(string kind, string name)
    {
        await StartAsync(kind, name);
        return await WaitAsync(kind, name);
    }

    internal async Task StartAsync(string kind, string name)
    {
        using var asked = await PostAsync($"/ecr/{kind}/sage/{name}/1.0", "");
        Assert.Equal(200, (int)asked.StatusCode);
    }

    internal async Task<JsonNode> WaitAsync(string kind, string name)
    {
        var path = $"/ecr/{kind}/sage/{name}/1.0";
        await Eventually.TrueAsync(
            async () => (await GetJsonAsync(path))["result"] is not null, BuildTimeout, $"{name} is over");
        return await GetJsonAsync(path);
    }

    internal Task<string> ReadConsoleAsync(JsonNode build) => Client.GetStringAsync($"{build["url"]}consoleText");

    private static async Task WriteRootAsync(string folder, string busybox)
    {
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        Directory.CreateDirectory(Path.Combine(folder, "tmp"));
        await File.WriteAllTextAsync(Path.Combine(folder, "tmp/kept"), "");
        File.Copy(busybox, Path.Combine(folder, "bin/busybox"));
        foreach (var applet in new[] { "sh", "uname", "sleep", "dd", "echo", "awk", "cat", "test", "head" })
        {
            File.CreateSymbolicLink(Path.Combine(folder, "bin", applet), "busybox");
        }
    }
}
