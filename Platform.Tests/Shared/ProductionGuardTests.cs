using Platform.Tests.Data;
using Platform.Tests.Support;

namespace Platform.Tests.Shared;

/// <summary>In Production the site does not start with what is only fit for trying out.</summary>
public sealed class ProductionGuardTests
{
    [Fact]
    public async Task Production_refuses_demo_accounts_and_Development_does_not()
    {
        await using var database = TestDatabase.NotMadeYet();
        await using (var development = await Node.Start(database, null, StartStory.Development).Listens())
            await development.Stop();

        await using var production = Node.Start(database);

        Assert.Equal(1, await production.Exits());
        Assert.Contains("nadia@example.org", production.Output, StringComparison.Ordinal);
        Assert.Contains("Development", production.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_refuses_an_address_without_TLS_and_contact_addresses_that_nobody_reads()
    {
        await using var database = await TestDatabase.Create();

        await using var node = Node.Start(
            database, null, "Platform:PublicUrl=http://forum.example.org", "Contact:Help=hulp@platform-o.example", "Contact:Security=x@y.EXAMPLE");

        Assert.Equal(1, await node.Exits());
        Assert.Contains("Platform:PublicUrl is http://forum.example.org", node.Output, StringComparison.Ordinal);
        Assert.Contains("Contact:Help is hulp@platform-o.example", node.Output, StringComparison.Ordinal);
        Assert.Contains("Contact:Security", node.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Contact:Privacy", node.Output, StringComparison.Ordinal);
    }
}
