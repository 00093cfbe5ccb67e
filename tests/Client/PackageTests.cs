using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Client;

/// <summary>The SDK as a NuGet package, and a program that has nothing else.</summary>
public sealed class PackageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_program_is_built_on_the_package_alone()
    {
        using var folder = new TestFolder();
        // As the tests themselves were built: bin/ENGINE/CONFIGURATION/net10.0.
        var configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd('/'))!.Name;
        await RunAsync(
            PathOf("client"), "pack", "--no-build", "-c", configuration, "-o", folder.Path, "-p:Version=9.9.9");
        using (var package = await ZipFile.OpenReadAsync(Path.Combine(folder.Path, "Boxyard.Client.9.9.9.nupkg")))
        {
            var files = package.Entries.Select(entry => entry.FullName).ToList();
            Assert.Superset(
                new HashSet<string>
                {
                    "README.md",
                    "lib/net10.0/Boxyard.Client.dll",
                    "lib/net10.0/Boxyard.Client.xml",
                    "Boxyard.Client.nuspec",
                },
                files.ToHashSet());
            using var nuspec = new StreamReader(await package.GetEntry("Boxyard.Client.nuspec")!.OpenAsync());
            Assert.DoesNotContain("<dependency ", await nuspec.ReadToEndAsync(), StringComparison.Ordinal);
        }

        var consumer = Directory.CreateDirectory(Path.Combine(folder.Path, "consumer")).FullName;
        await WriteAsync("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="here" value="{folder.Path}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{folder.Path}/packages" /></config>
            </configuration>
            """);
        await WriteAsync("consumer.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Boxyard.Client" Version="9.9.9" /></ItemGroup>
            </Project>
            """);
        await WriteAsync("Program.cs", """
            using Boxyard.Client;

            using var boxyard = new BoxyardClient(new BoxyardClientOptions
            {
                Server = new Uri("http://127.0.0.1:1"),
                MaxRetryCount = 0,
            });
            var job = await boxyard.Jobs.TrySubmitAsync(JobDocument.FromText("suite: hello"));
            Console.WriteLine(job.Problem?.Kind);
            """);

        Assert.EndsWith("Unreachable\n", await RunAsync(consumer, "run"), StringComparison.Ordinal);

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(consumer, name), text);
    }

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        using var late = new CancellationTokenSource(Patience);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                    ["DOTNET_NOLOGO"] = "1",
                    // What stays behind would hold the folder, and the pipes.
                    ["MSBUILDDISABLENODEREUSE"] = "1",
                },
            },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(late.Token);
        var errors = process.StandardError.ReadToEndAsync(late.Token);
        await process.WaitForExitAsync(late.Token);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}:\n{await output}{await errors}");
        return await output;
    }

    private static string PathOf(string folder, [CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", folder);
}
