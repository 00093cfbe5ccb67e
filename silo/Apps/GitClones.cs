using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Apps;

/// <summary>
/// Fetches the code of an app for a moment, and reads what it says of the version and what shows the app. Bounded in
/// time, size and number; its folder is gone when it answers.
/// </summary>
internal sealed partial class GitClones(
    GitHosts hosts,
    IOptions<AppOptions> options,
    StorageOptions storage,
    TimeProvider clock,
    ILogger<GitClones> logger) : IDisposable
{
    private const int MaxLineBytes = 1024;

    private static readonly TimeSpan SizeInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);

    private static readonly (string Name, AppMetaFileKind Kind)[] MetaFiles =
    [
        ("ecr-icon.jpg", AppMetaFileKind.Thumb),
        ("ecr-science-image.jpg", AppMetaFileKind.Image),
        ("ecr-science-description.md", AppMetaFileKind.ScienceDescription),
    ];

    private readonly SemaphoreSlim _places = new(options.Value.MaxClones);

    private string Root => Path.GetFullPath(Path.Join(storage.DataDirectory, "clones"));

    public async Task<GitCheckoutOutcome> FetchAsync(AppSource source, CancellationToken cancellationToken)
    {
        var (address, mistake) = GitAddress.Parse(source.Url, options.Value.AllowFileAddresses);
        if (address is null)
        {
            return new GitCheckoutOutcome(null, mistake);
        }

        using var late = new CancellationTokenSource(options.Value.CloneTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await _places.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Late();
        }

        var folder = Path.Join(Root, Guid.NewGuid().ToString("n"));
        try
        {
            RemoveLeftovers();
            CreateClosed(folder);
            return await FetchAsync(address, source, folder, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Late();
        }
        finally
        {
            _places.Release();
            Remove(folder);
        }
    }

    public void Dispose() => _places.Dispose();

    private GitCheckoutOutcome Late() => new(
        null, $"git clone did not end within {options.Value.CloneTimeout.TotalSeconds} seconds", IsTimeout: true);

    private async Task<GitCheckoutOutcome> FetchAsync(
        GitAddress address, AppSource source, string folder, CancellationToken cancellationToken)
    {
        var (host, mistake) = await hosts.FindAsync(address, cancellationToken);
        if (mistake is not null)
        {
            return new GitCheckoutOutcome(null, mistake);
        }

        var environment = GitCommand.Environment(address, host, folder, options.Value);
        var code = Path.Join(folder, "code");
        using var large = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = WatchSizeAsync(folder, large, over.Token);
        try
        {
            foreach (var call in GitCommand.Clone(address, host, source, code))
            {
                var run = await GitRunner.RunAsync(call, environment, folder, MaxLineBytes, large.Token);
                if (run.ExitCode != 0)
                {
                    return new GitCheckoutOutcome(
                        null,
                        $"Command '{GitCommand.Describe(address, source.Reference)}' returned non-zero exit status "
                        + $"{run.ExitCode}. {LastLine(run.Error)}".TrimEnd());
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TooLarge();
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }

        return SizeOf(folder) > options.Value.MaxCloneBytes
            ? TooLarge()
            : await ReadAsync(code, environment, cancellationToken);
    }

    private GitCheckoutOutcome TooLarge() =>
        new(null, $"The code has more than {options.Value.MaxCloneBytes} bytes (Apps:MaxCloneBytes)");

    private async Task<GitCheckoutOutcome> ReadAsync(
        string code, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var commit = await LineAsync("rev-parse", "HEAD");
        var description = await LineAsync("describe", "--always", "--tags", "--long");
        if (commit is null || description is null)
        {
            return new GitCheckoutOutcome(null, "The code has no commit");
        }

        var files = ImmutableArray.CreateBuilder<AppMetaFile>();
        foreach (var (name, kind) in MetaFiles)
        {
            var blob = $"HEAD:ecr-meta/{name}";
            if (await LineAsync("cat-file", "-s", blob) is not { } size
                || await LineAsync("cat-file", "-t", blob) != "blob")
            {
                continue;
            }

            var max = options.Value.MaxMetaFileBytes;
            if (!long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > max)
            {
                return new GitCheckoutOutcome(
                    null, $"import_meta_files failed: ecr-meta/{name} has {size} bytes, at most {max} are kept");
            }

            var read = await GitRunner.RunAsync(
                ["cat-file", "blob", blob], environment, code, max, cancellationToken);
            files.Add(new AppMetaFile
            {
                Name = new AppMetaFileName { FileName = name, Kind = kind },
                Content = read.Output,
            });
        }

        return new GitCheckoutOutcome(
            new GitCheckout { Commit = commit, Description = description, MetaFiles = files.ToImmutable() }, null);

        async Task<string?> LineAsync(params string[] arguments)
        {
            var run = await GitRunner.RunAsync(arguments, environment, code, MaxLineBytes, cancellationToken);
            return run.ExitCode == 0 ? Encoding.UTF8.GetString(run.Output.Span).Trim() : null;
        }
    }

    /// <summary>Cancels the clone once its folder is too large.</summary>
    private async Task WatchSizeAsync(string folder, CancellationTokenSource large, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(SizeInterval, clock);
            while (await timer.WaitForNextTickAsync(over))
            {
                if (SizeOf(folder) > options.Value.MaxCloneBytes)
                {
                    await large.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The clone is over.
        }
    }

    private static long SizeOf(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", options).Sum(file => file.Exists ? file.Length : 0);
        }
        catch (IOException)
        {
            // Git renames and removes files meanwhile; the next look counts again.
            return 0;
        }
    }

    private static string LastLine(string text) => text.Trim().Split('\n')[^1].Trim();

    /// <summary>Code may be for few, and other users of the machine are none of them.</summary>
    private static void CreateClosed(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What a silo that was killed has left.</summary>
    private void RemoveLeftovers()
    {
        var root = Directory.CreateDirectory(Root);
        var before = clock.GetUtcNow().UtcDateTime - LeftoverAge;
        foreach (var old in root.EnumerateDirectories().Where(folder => folder.CreationTimeUtc < before))
        {
            Remove(old.FullName);
        }
    }

    private void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogLeft(logger, failure, folder);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The clone {Folder} could not be removed; it is tried again after a day")]
    private static partial void LogLeft(ILogger logger, Exception exception, string folder);
}
