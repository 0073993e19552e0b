using Platform.Web.Shared;

namespace Platform.Tests.Shared;

public class ShortKeyTests
{
    [Fact]
    public void Keys_are_valid_and_do_not_repeat()
    {
        var keys = Enumerable.Range(0, 10_000).Select(_ => ShortKey.New()).ToList();
        Assert.All(keys, key => Assert.True(ShortKey.IsValid(key)));
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abcdefghj")]
    [InlineData("abcdefghjkm")]
    [InlineData("abcdefghjl")]
    [InlineData("ABCDEFGHJK")]
    [InlineData("abcdefgh/k")]
    public void Anything_else_is_no_key(string? key) => Assert.False(ShortKey.IsValid(key));
}
