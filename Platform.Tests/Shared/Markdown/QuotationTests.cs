using System.Diagnostics;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Shared.Markdown;

public sealed class QuotationTests
{
    [Fact]
    public void A_list_keeps_its_first_items_and_says_that_there_are_more()
    {
        var quote = Quotation.Of("Zo:\n\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"{i}. **stap** nummer {i}\n")));

        Assert.StartsWith("> Zo:\n>\n> 1. **stap** nummer 1\n> 2. **stap** nummer 2\n", quote, StringComparison.Ordinal);
        Assert.EndsWith(" …\n\n", quote, StringComparison.Ordinal);
        Assert.InRange(quote.Length, 200, 600);
    }

    [Fact]
    public void An_item_that_is_too_long_is_shortened()
    {
        var quote = Quotation.Of("- " + string.Join(' ', Enumerable.Repeat("woord", 2_000)));
        Assert.InRange(quote.Length, 100, 320);
    }

    [Theory]
    [InlineData("- a\n")]
    [InlineData("1. een\n   - twee\n")]
    [InlineData("[^a]: b\n")]
    [InlineData("| a | b |\n")]
    [InlineData("a\n\n")]
    public void A_quote_of_the_longest_text_is_made_in_a_moment(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 60_000 / part.Length));
        var fastest = Enumerable.Range(0, 3).Min(_ =>
        {
            var since = Stopwatch.GetTimestamp();
            Quotation.Of(text);
            return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        });
        Assert.InRange(fastest, 0, 40);
    }
}
