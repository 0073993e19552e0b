using Lucene.Net.Analysis;

namespace Platform.Search.Analysis;

/// <summary>Which analysis a text field has.</summary>
internal sealed class FieldAnalyzers() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
{
    private static readonly Dictionary<string, TextAnalyzer> ByField = TextFields.All.SelectMany(f => new[]
    {
        (f.Text, TextAnalyzer.For(f.Language)),
        (f.Title, TextAnalyzer.For(f.Language)),
        (f.Exact, TextAnalyzer.For(f.Language, stemmed: false)),
    }).ToDictionary();

    protected override Analyzer GetWrappedAnalyzer(string fieldName) => ByField[fieldName];
}
