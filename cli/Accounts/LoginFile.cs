namespace Boxyard.Cli.Accounts;

/// <summary>
/// What `boxyard login` keeps: the silo's address and a token for it, in a file that its owner alone may read. The
/// token is sent to that silo and to no other.
/// </summary>
internal sealed record LoginFile(Uri Server, string Token)
{
    private const string ServerKey = "server=";
    private const string TokenKey = "token=";

    /// <summary>Null when nobody has logged in.</summary>
    public static LoginFile? Find(string? path)
    {
        if (path is null || !File.Exists(path))
        {
            return null;
        }

        try
        {
            var lines = File.ReadAllLines(path);
            return Uri.TryCreate(ValueOf(lines, ServerKey), UriKind.Absolute, out var server)
                && ValueOf(lines, TokenKey) is { } token
                    ? new LoginFile(server, token)
                    : throw new UsageException($"{path} is not what `boxyard login` wrote. Log in again.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>The token to send to a silo, if it is the one of this login.</summary>
    public string? TokenFor(Uri server) =>
        (server.Scheme, server.Authority) == (Server.Scheme, Server.Authority) ? Token : null;

    /// <summary>Refuses a place in which nothing can be kept, before there is something to lose.</summary>
    public static void CheckPlace(string path) => Guard(path, () =>
    {
        WriteBeside(path, "");
        File.Delete(BesideOf(path));
    });

    /// <summary>
    /// Written beside and renamed, so that it is never half there, nor readable by others for a moment.
    /// </summary>
    public void Save(string path) => Guard(path, () =>
    {
        WriteBeside(path, $"{ServerKey}{Server}\n{TokenKey}{Token}\n");
        File.Move(BesideOf(path), path, overwrite: true);
    });

    private static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {unwritable.Message}");
        }
    }

    private static void WriteBeside(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(BesideOf(path));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(BesideOf(path), options);
        writer.Write(text);
    }

    private static string BesideOf(string path) => $"{path}.new";

    private static string? ValueOf(string[] lines, string key) =>
        Array.Find(lines, line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim();
}
