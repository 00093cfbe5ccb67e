using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Boxyard.Accounts;

/// <summary>
/// The texts of tokens: 256 random bits behind a word by which people and scanners know them. They are hashed without
/// salt: there is nothing to guess in them.
/// </summary>
public static class TokenText
{
    public const string AccountPrefix = "bxy_";

    /// <summary>Of the one-time token that makes the first admin.</summary>
    public const string SetupPrefix = "bxs_";

    private const int Bytes = 32;
    private const int ShownLength = 10;

    public static string New(string prefix) =>
        prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>How a token begins; what is left of it is still beyond guessing.</summary>
    public static string PrefixOf(string token) => token[..ShownLength];

    /// <summary>Whether two hashes are the same, in a time that tells nothing of them.</summary>
    public static bool IsSameHash(string first, string second) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(first), Encoding.ASCII.GetBytes(second));
}
