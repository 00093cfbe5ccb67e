namespace Boxyard.Cli;

/// <summary>What the user's environment and home folder say. Read when it is needed; only a login writes.</summary>
internal sealed record UserSettings
{
    /// <summary>Nobody: no home, no variables.</summary>
    public static readonly UserSettings None = new();

    /// <summary>
    /// Where the folder `boxyard` of a login and `compass-ci` of LKP's users are looked for; null: nowhere.
    /// </summary>
    public string? ConfigDirectory { get; init; }

    /// <summary>The file that a login is kept in; null: nowhere.</summary>
    public string? LoginPath => ConfigDirectory is null ? null : Path.Combine(ConfigDirectory, "boxyard", "config");

    /// <summary>The login name; null when it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The environment.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    public static UserSettings OfProcess()
    {
        var home = Environment.GetEnvironmentVariable("HOME");
        var config = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        return new UserSettings
        {
            ConfigDirectory = !string.IsNullOrEmpty(config) ? config
                : string.IsNullOrEmpty(home) ? null
                : Path.Combine(home, ".config"),
            Name = Environment.UserName,
            Variable = Environment.GetEnvironmentVariable,
        };
    }
}
