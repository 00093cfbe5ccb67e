using System.Diagnostics;

namespace Boxyard.Tests.Lab;

/// <summary>
/// What all Lab tests share: the guest and a minimal OS, built once a run, and a scratch folder. Removed at the end.
/// </summary>
public sealed class LabFolder : IAsyncLifetime
{
    public const string Collection = "Lab";

    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(5);

    private int _folderCount;

    public string Root { get; } = Directory.CreateTempSubdirectory("boxyard-lab-").FullName;

    /// <summary>The checkout that the tests were built from.</summary>
    public static string Checkout { get; } = FindCheckout();

    private string Os => Path.Combine(Root, "made-os");

    public async Task InitializeAsync()
    {
        await RunAsync(
            Path.Combine(Checkout, "guest/make-os"),
            "--data",
            Os,
            "--os",
            "debian",
            "--os-version",
            "12",
            "--arch",
            "x86_64");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A new data folder for a silo, which serves the minimal OS.</summary>
    public async Task<string> NewDataFolderAsync()
    {
        var data = NewFolder();
        await RunAsync("cp", "-a", $"{Os}/.", data);
        return data;
    }

    public string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(Root, $"{Interlocked.Increment(ref _folderCount)}")).FullName;

    /// <summary>Runs a program to its end; its whole output is in the exception when it fails.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var timeout = new CancellationTokenSource(BuildTimeout);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}:\n{await output}{await error}");
        return await output;
    }

    private static string FindCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Orleans.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a checkout.");
        }

        return folder.FullName;
    }
}
