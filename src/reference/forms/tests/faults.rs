//! Faults in the files of the forms are told with file and line.

use crate::reference::forms::{FormFiles, Forms, FormsError, TemplateText};

/// One text of the forms replaced: the fault names file, line and reason.
fn fault(change: impl FnOnce(&mut FormFiles<'static>)) -> String {
    let mut files = FormFiles::EMBEDDED;
    change(&mut files);
    let FormsError { file, line, what } = Forms::read(&files).unwrap_err();
    format!("{file}:{line}: {what}")
}

#[test]
fn faults_of_tables_name_file_and_line() {
    let head = |text: &'static str| text.lines().next().unwrap_or_default().to_owned();
    let table = |text: &'static str, row: &str| {
        let table = format!("{}\n{row}\n", head(text));
        &*Box::leak(table.into_boxed_str())
    };
    let contents = |row| fault(|files| files.contents = table(FormFiles::EMBEDDED.contents, row));
    let grounds = |row| fault(|files| files.grounds = table(FormFiles::EMBEDDED.grounds, row));
    let told = [
        contents("letterhead,*,*,facts,must,,,verified,desk"),
        contents("refuse,sample,*,facts,must,,,verified,desk"),
        contents("refuse,*,*,sample,must,,,verified,desk"),
        contents("refuse,*,*,facts,must,,,verified,desk"),
        contents("refuse,*,*,refusal-reason,always,,,verified,desk"),
        contents("refuse,*,*,refusal-reason,must,sample,,verified,desk"),
        contents("answer-consent,*,*,conditions,must,decision=maybe,,verified,desk"),
        contents("refuse,*,*,refusal-reason,must,,,sure,desk"),
        contents("refuse,*,,refusal-reason,must,,,verified,desk"),
        contents("refuse,*,*,refusal-reason,must,,,verified,"),
        grounds("coe-24,XYZ,mandatory,Art. 1,sample,verified,sample"),
        grounds("coe-24,POL,perhaps,Art. 1,sample,verified,sample"),
        grounds("coe-24,POL,closed,Art. 1,sample,verified,sample"),
        fault(|files| files.fields = table(files.fields, "a b,line,,A,A,A,Sample.")),
        fault(|files| files.fields = table(files.fields, "sample,shape,,A,A,A,Sample.")),
        fault(|files| files.fields = table(files.fields, "sample,line,moon,A,A,A,Sample.")),
        fault(|files| files.fields = table(files.fields, "sample,line,,A,,A,Sample.")),
        fault(|files| files.choices = table(files.choices, "facts,sample,A,A,A,desk,")),
        fault(|files| files.words = table(files.words, "from,From,De,De")),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn faults_of_templates_name_file_and_line() {
    let template = |text: &'static str| {
        let texts = FormFiles::EMBEDDED.templates[0]
            .iter()
            .map(|known| match known.name {
                "refuse" => TemplateText { text, ..*known },
                _ => *known,
            });
        let english = Vec::leak(texts.collect());
        let [_, others @ ..] = FormFiles::EMBEDDED.templates else {
            panic!("no languages")
        };
        let all = std::iter::once(&*english).chain(others.iter().copied());
        fault(|files| files.templates = Vec::leak(all.collect()))
    };
    let told = [
        template("# Refusal\n\n[sample]\n"),
        template("# Refusal\n\nWords of {sample}.\n"),
        template("# Refusal\n\nWords\nof {office.\n"),
        template("# Refusal\n>> sample\n"),
        template("# Refusal\n? refused-part without colon\n"),
        template("# Refusal\n-words\n"),
        template("Words.\n"),
        template("# Refusal\n[refusal-reason]\n[refusal-reason]\n"),
        template("# Refusal\n[refusal-reason]\n"),
        fault(|files| files.templates = &files.templates[..2]),
    ];
    insta::assert_snapshot!(told.join("\n"));
}
