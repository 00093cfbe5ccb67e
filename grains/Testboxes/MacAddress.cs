namespace Boxyard.Testboxes;

/// <summary>MAC addresses in the form that we store: `52-54-00-12-34-56`.</summary>
public static class MacAddress
{
    private const int HexDigitCount = 12;

    /// <summary>Takes any usual spelling (colons, dashes, dots, none, either case); null for what is no MAC.</summary>
    public static string? Normalize(string? text)
    {
        if (text is null || text.Length > 17)
        {
            return null;
        }

        Span<char> mac = stackalloc char[HexDigitCount + 5];
        var digitCount = 0;
        foreach (var character in text)
        {
            if (character is ':' or '-' or '.')
            {
                continue;
            }

            if (!char.IsAsciiHexDigit(character) || digitCount == HexDigitCount)
            {
                return null;
            }

            mac[digitCount + (digitCount / 2)] = char.ToLowerInvariant(character);
            digitCount++;
        }

        if (digitCount != HexDigitCount)
        {
            return null;
        }

        for (var dash = 2; dash < mac.Length; dash += 3)
        {
            mac[dash] = '-';
        }

        return new string(mac);
    }
}
