using System.Text;
using System.Text.Unicode;

namespace Boxyard.Events;

/// <summary>Bytes of a log as text: cut between characters, exact also when they are no text.</summary>
internal static class LogPiece
{
    private const int MaxCharacterBytes = 4;

    /// <summary>How many bytes at the end are the beginning of a character whose rest is not there.</summary>
    public static int CountCutOff(ReadOnlySpan<byte> bytes)
    {
        for (var count = 1; count < MaxCharacterBytes && count <= bytes.Length; count++)
        {
            var value = bytes[^count];
            if (value < 0x80)
            {
                return 0;
            }

            // 110xxxxx begins a character of two bytes, 1110xxxx of three, 11110xxx of four.
            var length = value >= 0xF8 ? 0 : value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : value >= 0xC0 ? 2 : -1;
            if (length >= 0)
            {
                return length > count ? count : 0;
            }
        }

        return 0;
    }

    public static (string Text, string? Base64) Read(ReadOnlySpan<byte> bytes) =>
        (Encoding.UTF8.GetString(bytes), Utf8.IsValid(bytes) ? null : Convert.ToBase64String(bytes));
}
