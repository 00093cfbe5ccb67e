namespace Boxyard.Accounts;

/// <summary>Who may use the scheduler.</summary>
public sealed class AccountsOptions
{
    public const string SectionName = "Accounts";

    /// <summary>
    /// Whether calls need an account's token. Default false: whoever reaches the port may do everything.
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>Lets everybody read without a token. Default false.</summary>
    public bool AnonymousReading { get; set; }

    /// <summary>
    /// How long a token that was looked up is trusted without another look: so long another silo may take a revoked one
    /// when it does not hear of it. Default 3 s.
    /// </summary>
    public TimeSpan CacheTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How many wrong tokens of one address are answered with 401 within <see cref="WrongTokenTime"/>; further ones get
    /// 429. Default 10.
    /// </summary>
    public int MaxWrongTokens { get; set; } = 10;

    /// <summary>Default 1 min.</summary>
    public TimeSpan WrongTokenTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the audit is kept. Default none: for ever.</summary>
    public TimeSpan? KeepAudit { get; set; }
}
