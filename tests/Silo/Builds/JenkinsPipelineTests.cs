using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Builds.Jenkins;
using Boxyard.Tests.Grains.Builds;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Builds;

/// <summary>
/// The text that a Jenkins runs: as a text, and its parts for the shell run by one, with git and docker stubbed.
/// </summary>
public sealed class JenkinsPipelineTests : IDisposable
{
    private const string Evil = "'; touch evil #\n\"${x}\" \\u0027 ''' $(touch evil) `touch evil`";

    private readonly TestFolder _folder = new();

    public JenkinsPipelineTests()
    {
        Directory.CreateDirectory(Path.Join(_folder.Path, "bin"));
        foreach (var program in new[] { "git", "docker" })
        {
            var file = Path.Join(_folder.Path, "bin", program);
            // A line for each word would not show where a word ends; one that has several lines shows them as `|`.
            File.WriteAllText(
                file,
                $$"""
                #!/bin/sh
                {
                    printf {{program}}
                    for word; do printf ' [%s]' "$word" | tr '\n' '|'; done
                    echo
                } >> '{{Calls}}'
                [ "$1" != login ] || { cat > '{{_folder.Path}}/password'; echo "$DOCKER_CONFIG" > '{{_folder.Path}}/settings'; }
                """);
            ProgramFile.MakeExecutable(file);
        }
    }

    [Fact]
    public void No_value_of_a_spec_is_code_of_the_pipeline()
    {
        var ask = Ask(source => source with { Url = Evil, Branch = Evil, Directory = Evil, Dockerfile = Evil }, Evil);
        ask = ask with { Spec = ask.Spec with { Testing = new AppTesting { Command = [Evil] } } };

        var script = JenkinsJob.Script(ask, new BuildsOptions());
        var plain = JenkinsJob.Script(Ask(), new BuildsOptions());

        Assert.Contains(
            $"'BOXYARD_URL={Convert.ToBase64String(Encoding.UTF8.GetBytes(Evil))}',", script, StringComparison.Ordinal);
        Assert.DoesNotContain("touch evil", script, StringComparison.Ordinal);
        Assert.DoesNotContain('\\', script);
        // Beside the variables, and the display name that such a version has not, the text is ours and always the same.
        Assert.Equal(
            WithoutVariables(plain.Replace("'1.2.3'", "''", StringComparison.Ordinal)), WithoutVariables(script));
        Assert.Equal(script, XDocument.Parse(JenkinsJob.Write(ask, new BuildsOptions())).Root!
            .Element("definition")!.Element("script")!.Value);
        Assert.Contains("timeout(time: 7200, unit: 'SECONDS')", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_is_cloned_and_follows_nobody()
    {
        Assert.Equal("", await RunAsync("checkoutCode", Ask(source => source with { Url = "-x", Branch = Evil })));
        const string Settings = "git [-c] [http.followRedirects=false] [-c] [core.hooksPath=/dev/null]";
        Assert.Equal(
            [
                $"{Settings} [clone] [--template=] [--depth=1] [--no-recurse-submodules] "
                + $"[--branch={Evil.Replace('\n', '|')}] [--] [-x] [source]",
                $"{Settings} [-C] [source] [submodule] [update] [--init] [--recursive] [--no-recommend-shallow]",
            ],
            Called());
    }

    [Fact]
    public async Task A_tag_is_not_taken_for_a_branch()
    {
        Assert.Equal("", await RunAsync("checkoutCode", Ask(source => source with { Tag = "v1" })));
        Assert.Contains(" [origin] [+refs/tags/v1:refs/tags/v1]", Called()[2], StringComparison.Ordinal);
        Assert.EndsWith(" [checkout] [--quiet] [--detach] [refs/tags/v1] [--]", Called()[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_value_is_one_word_of_docker_s()
    {
        Write("source/in a/Docker 'file");
        var ask = Ask(source => source with
        {
            Directory = "/in a",
            Dockerfile = "Docker 'file",
            BuildArgs = source.BuildArgs.Clear().Add("A", Evil),
        });

        Assert.Equal("", await RunAsync("build", ask, ("REGISTRY_USER", "ann"), ("REGISTRY_PASSWORD", "secret")));

        var file = $"[--pull] [--file] [{_folder.Path}/source/in a/Docker 'file] [--tag] [reg:5000/sage/simple:1.2.3] "
            + $"[--build-arg] [A={Evil.Replace('\n', '|')}] [.]";
        Assert.Equal(
            [
                "docker [login] [--username] [ann] [--password-stdin] [reg:5000]",
                $"docker [buildx] [build] [--load] [--platform] [linux/amd64] {file}",
                "docker [run] [--rm] [--entrypoint=] [reg:5000/sage/simple:1.2.3] [python3] [main.py]",
                $"docker [buildx] [build] [--load] [--platform] [linux/arm64] {file}",
                "docker [run] [--rm] [--entrypoint=] [reg:5000/sage/simple:1.2.3] [python3] [main.py]",
                $"docker [buildx] [build] [--push] [--platform] [linux/amd64,linux/arm64] {file}",
            ],
            Called());
        Assert.Equal("secret", File.ReadAllText(Path.Join(_folder.Path, "password")));
        // The settings in which docker has kept it are gone with the build.
        Assert.False(Directory.Exists(File.ReadAllText(Path.Join(_folder.Path, "settings")).Trim()));
        Assert.False(File.Exists(Path.Join(_folder.Path, "evil")));
    }

    [Theory]
    [InlineData("out", "Dockerfile", "The directory is outside of the source.\n")]
    [InlineData(".", "out/Dockerfile", "The dockerfile is outside of the source.\n")]
    [InlineData("../beside", "Dockerfile", "The directory is outside of the source.\n")]
    [InlineData("in", "Dockerfile", "")]
    public async Task A_link_of_the_code_does_not_lead_out_of_it(string directory, string dockerfile, string problem)
    {
        Write("beside/Dockerfile");
        Write("source/real/Dockerfile");
        Write("source/Dockerfile");
        File.CreateSymbolicLink(Path.Join(_folder.Path, "source/out"), Path.Join(_folder.Path, "beside"));
        File.CreateSymbolicLink(Path.Join(_folder.Path, "source/in"), "real");

        var told = await RunAsync(
            "build", Ask(source => source with { Directory = directory, Dockerfile = dockerfile }));

        Assert.Equal(problem, told);
        Assert.Equal(problem.Length > 0, !File.Exists(Calls));
    }

    public void Dispose() => _folder.Dispose();

    private string Calls => Path.Join(_folder.Path, "calls");

    private string[] Called() => File.ReadAllLines(Calls);

    private void Write(string path)
    {
        var file = Path.Join(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
    }

    private static BuildAsk Ask(Func<AppSource, AppSource>? change = null, string? version = null)
    {
        var ask = SampleBuilds.Ask();
        return ask with
        {
            Spec = ask.Spec with
            {
                Name = ask.Spec.Name with { Version = version ?? ask.Spec.Name.Version },
                Source = change is null ? ask.Spec.Source : change(ask.Spec.Source),
            },
        };
    }

    private static string WithoutVariables(string script) => string.Join(
        '\n', script.Split('\n').Where(line => !line.StartsWith("    'BOXYARD_", StringComparison.Ordinal)));

    /// <summary>Runs what a function of the pipeline has for the shell; gives what that complains about.</summary>
    private async Task<string> RunAsync(string function, BuildAsk ask, params (string Name, string Value)[] variables)
    {
        var script = JenkinsJob.Script(ask, new BuildsOptions { JenkinsRegistry = "reg:5000" });
        var code = script[script.IndexOf($"def {function}()", StringComparison.Ordinal)..].Split("'''")[1];
        var start = new ProcessStartInfo("sh", ["-c", code])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_folder.Path}/bin:{start.Environment["PATH"]}";
        start.Environment["HOME"] = _folder.Path;
        foreach (Match variable in Regex.Matches(
            script,
            "'(?<name>BOXYARD_[A-Z_]+)=(?<value>[^']*)'",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(10)))
        {
            start.Environment[variable.Groups["name"].Value] = variable.Groups["value"].Value;
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        var complaints = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(complaints.Length > 0 ? 1 : 0, shell.ExitCode);
        return complaints;
    }
}
