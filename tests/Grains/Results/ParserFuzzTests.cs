using System.Text;
using Boxyard.Results;
using FsCheck;
using FsCheck.Fluent;

namespace Boxyard.Tests.Grains.Results;

/// <summary>Whatever a box uploads, reading it ends with results and problems, never with an exception.</summary>
public sealed class ParserFuzzTests
{
    private static readonly string[] Paths = ["result/a.json", "a.xml", "a.tap", "dmesg", "a.stats"];

    private static readonly string[] Pieces =
    [
        "TAP version 13\n", "KTAP version 1\n", "1..", "1..3\n", "ok ", "not ok ", "# SKIP", "# TODO x\n", "# Subtest: a\n", "    ", "  ", "# ",
        "---\n", "...\n", "Bail out!", "\n", "\r\n", "[    1.5] ", "[", "]", "<6>", "<testsuite name='a'>", "<testsuites>", "<testcase name='b' time='1'>",
        "</testcase>", "</testsuite>", "<failure message='m'/>", "<skipped>", "<![CDATA[", "]]>", "&x;", "<?xml version='1.0' encoding='utf-7'?>",
        "<?xml version='1.0' encoding='zz'?>", "<!DOCTYPE a [", "{", "}", "\"a\":", "1e400", "-", "\"\\ud800\"", ",", ":", ": 5 MB/s", "\0", "\ufeff", "٣", "5",
    ];

    [Fact]
    public void Random_bytes_never_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Paths.All(path => IsRead(path, bytes))).Check(Settings(500));

    [Fact]
    public void Random_pieces_of_the_formats_never_throw()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces)));
        Prop.ForAll(texts.ToArbitrary(), bytes => Paths.All(path => IsRead(path, bytes))).Check(Settings(2_000));
    }

    private static Config Settings(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(60);

    private static bool IsRead(string path, byte[] bytes)
    {
        var collector = new ResultCollector();
        // A test suite's first bytes make the XML parser see the rest.
        ResultReader.ReadFile(path, new MemoryStream(path == "a.xml" ? [.. "<testsuite>"u8, .. bytes] : bytes), collector);
        ResultReader.ReadFile(path, new MemoryStream(bytes), collector);
        return collector.ToResults().Tests.All(test => test.Name.Length <= 600);
    }
}
