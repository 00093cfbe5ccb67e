using System.Security.Cryptography;
using System.Text;

namespace Boxyard.Jobs;

/// <summary>
/// Tokens are compared by their hashes, so that the time tells neither the token's characters nor its length.
/// </summary>
internal static class TokenHash
{
    public static byte[] Of(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public static bool IsSame(byte[]? first, byte[] second) =>
        first is not null && CryptographicOperations.FixedTimeEquals(first, second);
}
