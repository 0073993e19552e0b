using Lucene.Net.Analysis;

namespace Platform.Search.Analysis;

/// <summary>Which analysis a text field has.</summary>
internal sealed class FieldAnalyzers() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
{
    private static readonly Dictionary<string, TextAnalyzer> ByField = TextFields.All.SelectMany(f => new[]
    {
        (f.Exact, TextAnalyzer.For(f.Language, Form.Exact)),
        (f.Text, TextAnalyzer.For(f.Language, Form.Stem)),
        (f.Title, TextAnalyzer.For(f.Language, Form.Stem)),
        (f.Loose, TextAnalyzer.For(f.Language, Form.Loose)),
        (f.LooseTitle, TextAnalyzer.For(f.Language, Form.Loose)),
    }).ToDictionary();

    protected override Analyzer GetWrappedAnalyzer(string fieldName) => ByField[fieldName];
}
