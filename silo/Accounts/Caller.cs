namespace Boxyard.Accounts;

/// <summary>The account that a request comes from.</summary>
internal sealed record Caller(string Account, AccountRole Role)
{
    /// <summary>Null while accounts are off, for who reads anonymously, and for boxes.</summary>
    public static Caller? Find(HttpContext context) => context.Features.Get<Caller>();

    public static Caller Of(TokenOwner owner) => new(owner.Account, owner.Role);
}
