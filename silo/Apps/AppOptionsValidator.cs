using Microsoft.Extensions.Options;

namespace Boxyard.Apps;

/// <summary>Says every mistake in <see cref="AppOptions"/>.</summary>
internal sealed class AppOptionsValidator : IValidateOptions<AppOptions>
{
    private const int MaxMetaFileBytes = 16 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, AppOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        Require(options.Port is >= 0 and <= 65535, $"Apps:Port is {options.Port}; it must be 0 to 65535.");
        RequirePositive(options.TokenTimeout, nameof(options.TokenTimeout));
        RequirePositive(options.TokenCacheTime, nameof(options.TokenCacheTime));
        RequirePositive(options.CloneTimeout, nameof(options.CloneTimeout));
        Require(options.MaxCloneBytes > 0, $"Apps:MaxCloneBytes is {options.MaxCloneBytes}; it must be above 0.");
        Require(options.MaxClones > 0, $"Apps:MaxClones is {options.MaxClones}; it must be above 0.");
        Require(
            options.MaxClonesPerUser > 0, $"Apps:MaxClonesPerUser is {options.MaxClonesPerUser}; it must be above 0.");
        RequirePositive(options.CloneStallTimeout, nameof(options.CloneStallTimeout));
        Require(
            options.MaxMetaFileBytes is > 0 and <= MaxMetaFileBytes,
            $"Apps:MaxMetaFileBytes is {options.MaxMetaFileBytes}; it must be 1 to {MaxMetaFileBytes}.");
        RequireUrl(options.TokenInfoUrl, nameof(options.TokenInfoUrl));
        RequireUrl(options.UserUrl, nameof(options.UserUrl));
        Require(
            options.TokenInfoUrl is null == options.UserUrl is null,
            "Apps:TokenInfoUrl and Apps:UserUrl are needed together: set both or neither.");
        RequireFile(options.SshKeyFile, nameof(options.SshKeyFile));
        RequireFile(options.SshKnownHostsFile, nameof(options.SshKnownHostsFile));
        Require(
            options.SshKeyFile is null || options.SshKnownHostsFile is not null,
            "Apps:SshKeyFile needs Apps:SshKnownHostsFile, so that the key serves no host in another's place.");
        foreach (var (index, token) in options.StaticTokens.Index())
        {
            Require(
                token.Token.Length > 0 && token.User.Length > 0 && !token.Token.Any(char.IsWhiteSpace),
                $"Apps:StaticTokens:{index} needs a Token without blanks and a User.");
        }

        Require(
            options.StaticTokens.DistinctBy(token => token.Token).Count() == options.StaticTokens.Length,
            "Apps:StaticTokens has one Token twice.");
        return mistakes.Build();

        void Require(bool isKept, string mistake)
        {
            if (!isKept)
            {
                mistakes.AddError(mistake);
            }
        }

        void RequirePositive(TimeSpan span, string setting) => Require(
            span > TimeSpan.Zero && span <= TimeSpan.FromDays(1),
            $"Apps:{setting} is {span}; it must be above 0 and at most 1 day.");

        void RequireFile(string? path, string setting) => Require(
            path is null || File.Exists(path), $"Apps:{setting}: there is no file '{path}'.");

        void RequireUrl(string? url, string setting) => Require(
            url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"),
            $"Apps:{setting} is '{url}'; it must be an address such as https://auth.example.org/token_info/.");
    }
}
