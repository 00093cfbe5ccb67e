namespace Boxyard.Tests.Grains.Results;

public sealed class JUnitParserTests
{
    private const string Pytest = """
        <?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1"
          skipped="1" tests="4" time="0.123" timestamp="2026-01-05T10:00:00.000000" hostname="vm-2p8g"><testcase
          classname="tests.test_disk.TestDisk" name="test_write[4k]" time="0.001" /><testcase classname="tests.test_disk.TestDisk"
          name="test_sync" time="0.052"><failure message="AssertionError: assert 1 == 2">def test_sync():
        &gt;       assert 1 == 2
        E       assert 1 == 2</failure></testcase><testcase classname="tests.test_net" name="test_vlan" time="0.000"><skipped
          type="pytest.skip" message="no vlan here">tests/test_net.py:3: no vlan here</skipped></testcase><testcase
          classname="tests.test_net" name="test_mtu" time="0.003"><error message="failed on setup">fixture 'nic' not found</error>
          <system-out>noise</system-out></testcase></testsuite></testsuites>
        """;

    [Fact]
    public void A_pytest_file_is_read()
    {
        var results = ParserRun.Read("junit.xml", Pytest);

        Assert.Equal(
            [
                "tests.test_disk.TestDisk.test_write[4k] Passed",
                "tests.test_disk.TestDisk.test_sync Failed",
                "tests.test_net.test_vlan Skipped",
                "tests.test_net.test_mtu Failed",
            ],
            ParserRun.Tests(results));
        Assert.Empty(results.Problems);
        Assert.Equal(TimeSpan.FromMilliseconds(52), results.Tests[1].Duration);
        Assert.StartsWith("AssertionError: assert 1 == 2\ndef test_sync():", results.Tests[1].Message, StringComparison.Ordinal);
        Assert.Equal("failed on setup\nfixture 'nic' not found", results.Tests[3].Message);
    }

    [Fact]
    public void Without_a_class_name_the_suites_name_a_test()
    {
        var results = ParserRun.Read("a.xml", """
            <testsuites><testsuite name="outer"><testsuite name="inner"><testcase name="a"/></testsuite><testcase name="b"/></testsuite></testsuites>
            """);

        Assert.Equal(["outer.inner.a Passed", "outer.b Passed"], ParserRun.Tests(results));
    }

    [Fact]
    public void What_stands_before_the_fault_is_kept()
    {
        var results = ParserRun.Read("a.xml", "<testsuite>\n<testcase name='a'/>\n<testcase name='b'><failure>\n");

        Assert.Equal(["a Passed"], ParserRun.Tests(results));
        Assert.StartsWith("a.xml:4: The XML could not be read further:", Assert.Single(results.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE testsuite [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite><testcase name='&x;'/></testsuite>")]
    [InlineData("<!DOCTYPE testsuite SYSTEM 'http://127.0.0.1:1/x.dtd'><testsuite/>")]
    public void A_document_type_is_refused(string xml)
    {
        var results = ParserRun.Read("a.xml", xml);

        Assert.Empty(results.Tests);
        Assert.Contains("DTD is prohibited", Assert.Single(results.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        var results = ParserRun.Read("a.xml", string.Concat(Enumerable.Repeat("<testsuite>", 10_000)));

        Assert.Equal(["a.xml:1: Elements are nested deeper than 64; the rest is not read."], ParserRun.Problems(results));
    }

    [Fact]
    public void Odd_parts_are_problems()
    {
        var results = ParserRun.Read("a.xml", """
            <testsuite name="s">
            <error message="setup broke"/>
            <testcase time="soon"/>
            <testcase name="long" time="1,234.5"/>
            </testsuite>
            """);

        Assert.Equal(["s.unnamed Passed", "s.long Passed"], ParserRun.Tests(results));
        Assert.Equal(TimeSpan.FromSeconds(1234.5), results.Tests[1].Duration);
        Assert.Equal(
            [
                "a.xml:2: The suite 's' reports 'error' outside of a testcase: setup broke",
                "a.xml:3: A testcase has no name; it is kept as 'unnamed'.",
                "a.xml:3: The time 'soon' of 'unnamed' is not a number of seconds.",
            ],
            ParserRun.Problems(results));
    }
}
