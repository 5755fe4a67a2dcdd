// Usage: node lab.test.mjs ROOT CHROMIUM WORK. Starts './makespan lab' on a free loopback port and drives it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [root, executablePath, work] = process.argv.slice(2)
const lesson = '01-first-graph.ipynb'
const minute = 60_000

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

async function startLab() {
  const directory = join(work, 'notebooks')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  cpSync(join(root, 'notebooks', lesson), join(directory, lesson))
  const port = await freePort()
  const token = randomBytes(16).toString('hex')
  const lab = spawn(
    join(root, 'makespan'),
    ['lab', directory, '--', '--no-browser', '--allow-root', `--port=${port}`, `--IdentityProvider.token=${token}`],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, JUPYTER_CONFIG_DIR: join(work, 'config') } },
  )
  const log = createWriteStream(join(work, 'lab.log'))
  lab.stdout.pipe(log)
  lab.stderr.pipe(log)
  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + minute
  for (;;) {
    const answer = await fetch(`${url}/api/status?token=${token}`).catch(() => null)
    if (answer?.ok) return { lab, address: `${url}/lab/tree/${lesson}?token=${token}&reset` }
    assert.equal(lab.exitCode, null, 'JupyterLab ended; see lab.log')
    assert.ok(Date.now() < deadline, 'JupyterLab does not answer; see lab.log')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function menu(page, top, item) {
  await page.locator('.lm-MenuBar-itemLabel', { hasText: new RegExp(`^${top}$`) }).click()
  await page.locator('.lm-Menu-itemLabel', { hasText: new RegExp(`^${item}$`) }).click()
}

async function step(name, action) {
  const begin = Date.now()
  await action()
  console.log(`ok   ${name} (${((Date.now() - begin) / 1000).toFixed(1)} s)`)
}

async function drive(page, address) {
  const panel = page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)')
  const cell = panel.locator('.jp-CodeCell').last()
  const idle = () => panel.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor({ timeout: minute })
  const append = async (code) => {
    await panel.locator('.jp-Notebook').press('Control+End').catch(() => {})
    await panel.locator('.jp-Notebook-footer').click()
    await cell.locator('.cm-content').click()
    await page.keyboard.insertText(code)
    await page.keyboard.press('Control+Enter')
  }

  await step('the lesson opens on the Makespan kernel', async () => {
    await page.goto(address)
    await panel.locator('.jp-KernelName', { hasText: 'Makespan (Groovy)' }).waitFor({ timeout: minute })
    await idle()
  })

  await step('all cells run without an error', async () => {
    await menu(page, 'Run', 'Run All Cells')
    await panel.locator('.jp-InputPrompt', { hasText: '[*]' }).first().waitFor({ timeout: minute })
    await page.waitForFunction(
      () => {
        const cells = [...document.querySelectorAll('.jp-CodeCell')].filter((c) => c.querySelector('.cm-content').textContent.trim())
        return cells.every((c) => /\[\d+\]/.test(c.querySelector('.jp-InputPrompt').textContent))
      },
      null,
      { timeout: 3 * minute },
    )
    assert.equal(await panel.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count(), 0)
  })

  await step('the report shows its picture', async () => {
    const pictures = panel.locator('.jp-OutputArea-output').locator('.mk-picture img, .mk-picture svg')
    await pictures.first().scrollIntoViewIfNeeded()
    const size = await pictures.first().evaluate((picture) => {
      const box = picture.getBoundingClientRect()
      return { width: picture.naturalWidth ?? box.width, height: picture.naturalHeight ?? box.height, shown: box.width }
    })
    console.log(`     ${await pictures.count()} pictures; the first is ${Math.round(size.width)} x ${Math.round(size.height)}`)
    assert.ok(size.width >= 400 && size.height >= 100 && size.shown >= 300, JSON.stringify(size))
    await page.screenshot({ path: join(work, 'report.png') })
  })

  await step('an endless cell is interrupted', async () => {
    await append('while (true) {}')
    await cell.locator('.jp-InputPrompt', { hasText: '[*]' }).waitFor({ timeout: minute })
    await panel.locator('[data-command="notebook:interrupt-kernel"], [title^="Interrupt the kernel"]').first().click()
    await cell.locator('.jp-InputPrompt', { hasText: /\[\d+\]/ }).waitFor({ timeout: minute })
    await cell.locator('[data-mime-type="application/vnd.jupyter.stderr"]').waitFor({ timeout: minute })
  })

  await step('the next cell runs', async () => {
    await append('6 * 7')
    await cell.locator('.jp-OutputArea-executeResult', { hasText: '42' }).waitFor({ timeout: minute })
    await page.screenshot({ path: join(work, 'interrupted.png') })
  })
}

const { lab, address } = await startLab()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 1440, height: 1100 } })
page.setDefaultTimeout(minute)
try {
  await drive(page, address)
  console.log(`JupyterLab works; screenshots are in ${work}`)
} catch (error) {
  await page.screenshot({ path: join(work, 'failed.png') }).catch(() => {})
  console.error(`not ok: ${error.message}\nsee ${join(work, 'failed.png')} and ${join(work, 'lab.log')}`)
  process.exitCode = 1
} finally {
  await browser.close()
  lab.kill('SIGTERM')
  await new Promise((resolve) => (lab.exitCode === null ? lab.once('exit', resolve) : resolve()))
}
